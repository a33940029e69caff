mod msicheck_event;
use msicheck_event::Event;
fn main() {
    let f = Some("nic\"0");
    let write = Event { event: "write", function: f, ..Event::default() };
    let table = Event { register_: Some("table"), entry: Some(1), ..write };
    println!("{}", Event { event: "log", version: Some(1), ..Event::default() });
    println!("{}", Event { event: "function", function: f, device: Some("a\nb"), reset: Some(true), msix: Some(4), ..Event::default() });
    println!("{}", Event { register_: Some("command"), value: Some(6), ..write });
    println!("{}", Event { register_: Some("msix-control"), value: Some(0x8000), ..write });
    println!("{}", Event { field: Some("address"), value: Some(0xfee01004), ..table });
    println!("{}", Event { field: Some("data"), value: Some(65), ..table });
    println!("{}", Event { field: Some("control"), value: Some(0), ..table });
    println!("{}", Event { event: "raise", function: f, vector: Some(1), ..Event::default() });
    println!("{}", Event { event: "message", address: Some(0xfee01004), data: Some(65), ..Event::default() });
}
