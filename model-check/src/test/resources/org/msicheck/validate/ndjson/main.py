from msicheck_event import Event
f = 'nic"0'
print(Event("log", version=1))
print(Event("function", function=f, device="a\nb", reset=True, msix=4))
print(Event("write", function=f, register_="command", value=6))
print(Event("write", function=f, register_="msix-control", value=0x8000))
for field, value in (("address", 0xfee01004), ("data", 65), ("control", 0)):
    print(Event("write", function=f, register_="table", entry=1, field=field, value=value))
print(Event("raise", function=f, vector=1))
print(Event("message", address=0xfee01004, data=65))
