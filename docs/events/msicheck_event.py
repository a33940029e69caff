"""Events of msicheck's log format, one JSON object a line: fill one in and write it.

Made from model-check/src/main/resources/schema/events.schema.json; copy it.
print(Event("raise", function="nic0", vector=1))
"""
import json
from dataclasses import dataclass
from typing import Optional


@dataclass
class Event:
    # One of: log, function, reset, write, read, raise, use, unuse, message, note.
    event: str
    # Any event. Who logged the event. Sequence numbers are per source; with a window, so is the
    # order.
    source: Optional[str] = None
    # Any event. Grows from event to event of one source.
    seq: Optional[int] = None
    # Any event. The PCI function, any name; declared by an event 'function'.
    function: Optional[str] = None
    # Of log. Is 1.
    version: Optional[int] = None
    # Of log. The sources have no common clock: a message may be this many lines away from where
    # it left. At most 65535.
    window: Optional[int] = None
    # Of function. What implements the function.
    device: Optional[str] = None
    # Of function. Its registers are now those after reset; otherwise unknown.
    reset: Optional[bool] = None
    # Of function. Entries of the MSI-X table. At most 2048.
    msix: Optional[int] = None
    # Of function. MSI Message Control as read: form and vectors.
    msi: Optional[int] = None
    # Of write, read. If absent, any register; 'table' without entry or field may be any of
    # them. What is written without a value is unknown from there on. One of: command,
    # msix-control, table, pba, msi-control, msi-address, msi-upper-address, msi-data, msi-mask.
    register_: Optional[str] = None
    # Of write, read. Table entry, at most 2047; with 'field'.
    entry: Optional[int] = None
    # Of write, read. One of: address, upper-address, data, control.
    field: Optional[str] = None
    # Of write, read. Byte offset in the table or PBA; instead of entry.
    offset: Optional[int] = None
    # Of write, read. Bytes of a table access; 4 if absent. One of: 1, 2, 4, 8.
    width: Optional[int] = None
    # Of write, read.
    value: Optional[int] = None
    # Of raise, use, unuse, message. At most 2047.
    vector: Optional[int] = None
    # Of message.
    address: Optional[int] = None
    # Of message.
    data: Optional[int] = None

    def __str__(self):
        keys = {
            "event": self.event,
            "source": self.source,
            "seq": self.seq,
            "function": self.function,
            "version": self.version,
            "window": self.window,
            "device": self.device,
            "reset": self.reset,
            "msix": self.msix,
            "msi": None if self.msi is None else hex(self.msi),
            "register": self.register_,
            "entry": self.entry,
            "field": self.field,
            "offset": None if self.offset is None else hex(self.offset),
            "width": self.width,
            "value": None if self.value is None else hex(self.value),
            "vector": self.vector,
            "address": None if self.address is None else hex(self.address),
            "data": None if self.data is None else hex(self.data),
        }
        return json.dumps({key: value for key, value in keys.items() if value is not None})
