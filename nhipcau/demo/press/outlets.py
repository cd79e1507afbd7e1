"""Outlets of the sample, followed since spring; the names and topics that clippings are told by."""

from nhipcau.demo.press.reading import read
from nhipcau.demo.registers import Desk
from nhipcau.press import outlets, words
from nhipcau.press.models import Outlet


def tell(desk: Desk) -> None:
    with desk.at("2024-04-02", 8):
        outlets.load_outlets(by=desk.focal)
        words.load_shipped_topics(by=desk.focal)
        words.load_names(read("names")["names"], by=desk.focal)
        for told in read("outlets"):
            values = {name: told[name] for name in outlets.FIELDS if name in told}
            row: Outlet = outlets.enter_outlet(values=values, code=told["code"], by=desk.focal)
            for address in told["feeds"]:
                outlets.add_feed(row, address=address, by=desk.focal)
            outlets.switch(row, on=True, by=desk.focal)
