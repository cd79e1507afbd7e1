"""The pictures of the sample portal: drawn here as SVG, rendered to JPEG by Chromium."""

from portal_pictures import heritage, indoors, made, people, shore, works

DRAWINGS = {
    **shore.DRAWINGS,
    **heritage.DRAWINGS,
    **works.DRAWINGS,
    **indoors.DRAWINGS,
    **people.DRAWINGS,
    **made.DRAWINGS,
}
