//! Events of msicheck's log format, one JSON object a line: fill one in and write it.
//! Made from model-check/src/main/resources/schema/events.schema.json; copy it.
//! `println!("{}", Event { event: "raise", vector: Some(1), ..Event::default() })`
use std::fmt::{self, Display, Formatter, Write};

#[derive(Clone, Copy, Debug, Default)]
pub struct Event<'a> {
    /// One of: log, function, reset, write, read, raise, use, unuse, message, note.
    pub event: &'a str,
    /// Any event. Who logged the event. Sequence numbers are per source; with a window, so is the
    /// order.
    pub source: Option<&'a str>,
    /// Any event. Grows from event to event of one source.
    pub seq: Option<u64>,
    /// Any event. The PCI function, any name; declared by an event 'function'.
    pub function: Option<&'a str>,
    /// Of log. Is 1.
    pub version: Option<u64>,
    /// Of log. The sources have no common clock: a message may be this many lines away from where
    /// it left. At most 65535.
    pub window: Option<u64>,
    /// Of function. What implements the function.
    pub device: Option<&'a str>,
    /// Of function. Its registers are now those after reset; otherwise unknown.
    pub reset: Option<bool>,
    /// Of function. Entries of the MSI-X table. At most 2048.
    pub msix: Option<u64>,
    /// Of function. MSI Message Control as read: form and vectors.
    pub msi: Option<u64>,
    /// Of write, read. If absent, any register; 'table' without entry or field may be any of
    /// them. What is written without a value is unknown from there on. One of: command,
    /// msix-control, table, pba, msi-control, msi-address, msi-upper-address, msi-data, msi-mask.
    pub register_: Option<&'a str>,
    /// Of write, read. Table entry, at most 2047; with 'field'.
    pub entry: Option<u64>,
    /// Of write, read. One of: address, upper-address, data, control.
    pub field: Option<&'a str>,
    /// Of write, read. Byte offset in the table or PBA; instead of entry.
    pub offset: Option<u64>,
    /// Of write, read. Bytes of a table access; 4 if absent. One of: 1, 2, 4, 8.
    pub width: Option<u64>,
    /// Of write, read.
    pub value: Option<u64>,
    /// Of raise, use, unuse, message. At most 2047.
    pub vector: Option<u64>,
    /// Of message.
    pub address: Option<u64>,
    /// Of message.
    pub data: Option<u64>,
}

fn string(f: &mut Formatter, text: &str) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        match c {
            '"' | '\\' => write!(f, "\\{c}")?,
            c if (c as u32) < 0x20 => write!(f, "\\u{:04x}", c as u32)?,
            c => f.write_char(c)?,
        }
    }
    f.write_char('"')
}

impl Display for Event<'_> {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str("{\"event\":")?;
        string(f, self.event)?;
        if let Some(v) = self.source {
            f.write_str(",\"source\":")?;
            string(f, v)?;
        }
        if let Some(v) = self.seq {
            write!(f, ",\"seq\":{v}")?;
        }
        if let Some(v) = self.function {
            f.write_str(",\"function\":")?;
            string(f, v)?;
        }
        if let Some(v) = self.version {
            write!(f, ",\"version\":{v}")?;
        }
        if let Some(v) = self.window {
            write!(f, ",\"window\":{v}")?;
        }
        if let Some(v) = self.device {
            f.write_str(",\"device\":")?;
            string(f, v)?;
        }
        if let Some(v) = self.reset {
            write!(f, ",\"reset\":{v}")?;
        }
        if let Some(v) = self.msix {
            write!(f, ",\"msix\":{v}")?;
        }
        if let Some(v) = self.msi {
            write!(f, ",\"msi\":\"{v:#x}\"")?;
        }
        if let Some(v) = self.register_ {
            f.write_str(",\"register\":")?;
            string(f, v)?;
        }
        if let Some(v) = self.entry {
            write!(f, ",\"entry\":{v}")?;
        }
        if let Some(v) = self.field {
            f.write_str(",\"field\":")?;
            string(f, v)?;
        }
        if let Some(v) = self.offset {
            write!(f, ",\"offset\":\"{v:#x}\"")?;
        }
        if let Some(v) = self.width {
            write!(f, ",\"width\":{v}")?;
        }
        if let Some(v) = self.value {
            write!(f, ",\"value\":\"{v:#x}\"")?;
        }
        if let Some(v) = self.vector {
            write!(f, ",\"vector\":{v}")?;
        }
        if let Some(v) = self.address {
            write!(f, ",\"address\":\"{v:#x}\"")?;
        }
        if let Some(v) = self.data {
            write!(f, ",\"data\":\"{v:#x}\"")?;
        }
        f.write_char('}')
    }
}
