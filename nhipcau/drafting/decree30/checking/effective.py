"""Effective formatting: defaults, then the chain of styles, then what is set directly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from nhipcau.drafting.decree30.wordml import W

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEME_SLOT = {
    "ascii": "asciiTheme",
    "hAnsi": "hAnsiTheme",
    "eastAsia": "eastAsiaTheme",
    "cs": "cstheme",
}
_OFF = {"0", "false", "off", "none"}
_MAX_CHAIN = 30  # styles based on one another in a circle must not hang us

Properties = Mapping[str, str]


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def value(element: Element | None, name: str = "val") -> str:
    return "" if element is None else element.get(w(name), "")


@dataclass(frozen=True, slots=True)
class Theme:
    """The fonts that a theme stands for, e.g. minorHAnsi."""

    fonts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, root: Element | None) -> "Theme":
        fonts: dict[str, str] = {}
        for family in ("major", "minor"):
            found = root.find(f".//{_DRAWING}{family}Font") if root is not None else None
            for part, slots in (
                ("latin", ("Ascii", "HAnsi")),
                ("ea", ("EastAsia",)),
                ("cs", ("Bidi",)),
            ):
                face = None if found is None else found.find(f"{_DRAWING}{part}")
                for slot in slots:
                    fonts[family + slot] = "" if face is None else face.get("typeface", "")
        return cls(fonts)


def run_layer(properties: Element | None, theme: Theme) -> dict[str, str]:
    """What one rPr says: fonts by slot, size (half points), b, i, colour, raised."""
    layer: dict[str, str] = {}
    if properties is None:
        return layer
    fonts = properties.find(w("rFonts"))
    if fonts is not None:
        layer |= _font_layer(fonts, theme)
    for name in ("b", "i"):
        switch = properties.find(w(name))
        if switch is not None:
            layer[name] = "0" if value(switch) in _OFF else "1"
    for name, tag in (("size", "sz"), ("raised", "vertAlign"), ("caps", "caps")):
        found = properties.find(w(tag))
        if found is not None:
            layer[name] = value(found) or "1"
    colour = properties.find(w("color"))
    if colour is not None:
        layer["colour"] = _colour(colour)
    return layer


def _font_layer(fonts: Element, theme: Theme) -> dict[str, str]:
    layer = {}
    for slot in _SLOTS:
        themed = theme.fonts.get(value(fonts, _THEME_SLOT[slot]), "")
        if named := themed or value(fonts, slot):
            layer[slot] = named
    return layer


def _colour(colour: Element) -> str:
    themed = value(colour, "themeColor")
    if themed in {"text1", "dark1"} and not value(colour, "themeTint"):
        return "000000"
    return themed or value(colour).upper() or "AUTO"


def paragraph_layer(properties: Element | None) -> dict[str, str]:
    """What one pPr says: align, indents (twips), spacing, outline, borders."""
    layer: dict[str, str] = {}
    if properties is None:
        return layer
    for name, tag in (("align", "jc"), ("outline", "outlineLvl")):
        found = properties.find(w(tag))
        if found is not None:
            layer[name] = value(found)
    indents, spacing = properties.find(w("ind")), properties.find(w("spacing"))
    if indents is not None:
        layer |= _indent_layer(indents)
    if spacing is not None:
        names = ("before", "after", "line", "lineRule", "beforeAutospacing", "afterAutospacing")
        layer |= {name: value(spacing, name) for name in names if value(spacing, name)}
    borders = properties.find(w("pBdr"))
    if borders is not None:
        drawn = (value(borders.find(w(side))) for side in ("top", "bottom"))
        layer["border"] = "1" if any(kind not in {"", "nil", "none"} for kind in drawn) else "0"
    return layer


def _indent_layer(indents: Element) -> dict[str, str]:
    layer = {}
    for name, tags in (("left", ("left", "start")), ("right", ("right", "end"))):
        if found := next((value(indents, tag) for tag in tags if value(indents, tag)), ""):
            layer[name] = found
    if hanging := value(indents, "hanging"):
        layer["first_line"] = f"-{hanging}"
    elif first := value(indents, "firstLine"):
        layer["first_line"] = first
    return layer


@dataclass(frozen=True, slots=True)
class StyleSheet:
    """The styles of a file by id, with the defaults under them."""

    styles: Mapping[str, Element]
    defaults: Element | None
    default_paragraph: str
    theme: Theme

    @classmethod
    def read(cls, root: Element | None, theme: Theme) -> "StyleSheet":
        found = [] if root is None else root.findall(w("style"))
        styles = {value(style, "styleId"): style for style in found}
        normal = next(
            (
                value(style, "styleId")
                for style in found
                if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}
            ),
            "",
        )
        defaults = None if root is None else root.find(w("docDefaults"))
        return cls(styles, defaults, normal, theme)

    def chain(self, style_id: str) -> list[Element]:
        """The style and those it is based on, the most general first."""
        chain: list[Element] = []
        while (style := self.styles.get(style_id)) is not None and len(chain) < _MAX_CHAIN:
            chain.insert(0, style)
            style_id = value(style.find(w("basedOn")))
        return chain

    def paragraph(self, properties: Element | None, table_style: str = "") -> dict[str, str]:
        """Effective paragraph properties of a paragraph with this pPr."""
        layers = [self._default("pPrDefault", "pPr")]
        layers += [style.find(w("pPr")) for style in self._styles(properties, table_style)]
        merged: dict[str, str] = {}
        for layer in (*layers, properties):
            merged |= paragraph_layer(layer)
        return merged

    def run(
        self, paragraph: Element | None, properties: Element | None, table_style: str = ""
    ) -> dict[str, str]:
        """Effective run properties of a run with this rPr in a paragraph with this pPr."""
        own = properties.find(w("rStyle")) if properties is not None else None
        layers = [self._default("rPrDefault", "rPr")]
        layers += [style.find(w("rPr")) for style in self._styles(paragraph, table_style)]
        layers += [style.find(w("rPr")) for style in self.chain(value(own))]
        merged: dict[str, str] = {}
        for layer in (*layers, properties):
            merged |= run_layer(layer, self.theme)
        return merged

    def _styles(self, properties: Element | None, table_style: str) -> list[Element]:
        named = properties.find(w("pStyle")) if properties is not None else None
        return self.chain(table_style) + self.chain(value(named) or self.default_paragraph)

    def _default(self, holder: str, inner: str) -> Element | None:
        return None if self.defaults is None else self.defaults.find(f"{w(holder)}/{w(inner)}")
