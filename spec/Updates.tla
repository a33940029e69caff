------------------------------ MODULE Updates -------------------------------
(***************************************************************************)
(* Brackets of an update: irq, address, data. They change nothing that     *)
(* hardware or software sees; `torn` is about the messages that leave in   *)
(* between. Allowed are the message before it, be it in the registers,     *)
(* still on its way there, or what the function uses instead because it    *)
(* kept an earlier one, and the message after it; also where remapping     *)
(* entries and the route lead when the update begins. So an entry or a     *)
(* route that is changed part by part is torn in between.                  *)
(***************************************************************************)
EXTENDS Software

RECURSIVE Arrived(_, _)
Arrived(f, d) ==
  IF d = <<>> THEN f
  ELSE Arrived(CASE Head(d).do = "write" -> WriteDword(f, Head(d), "none")
                 [] Head(d).do = "reset" -> Reset(f)
                 [] OTHER                -> f, Tail(d))

(* Where the entries lead these messages now, and where the route leads. *)
Remapped(messages) ==
  {LET t == Destination(irte, m) IN Message(t.cpu, "zero", t.vector) :
     m \in {x \in messages : InFabric(x) /\ Arrives(irte, x)}}
LedBy(i)  == {Message(r.cpu, "zero", r.vector) : r \in RoutesOf(host, i)}

BeginUpdate(actor) ==
  /\ Ready(actor, "beginUpdate")
  /\ LET s       == Step(actor)
         before  == {Programmed(dev, s.irq), Programmed(Arrived(dev, busDown), s.irq), Outgoing(dev, s.irq)}
         whole   == before \cup {Message(s.address, "zero", s.data)}
         allowed == whole \cup Remapped(whole) \cup LedBy(s.irq)
     IN ghost' = [ghost EXCEPT !.updates = @ \cup {[irq |-> s.irq, allowed |-> allowed]}]
  /\ Proceed(actor)
  /\ OnlyDrvGhost

EndUpdate(actor) ==
  /\ Ready(actor, "endUpdate")
  /\ ghost' = [ghost EXCEPT !.updates = {u \in @ : u.irq # Step(actor).irq}]
  /\ Proceed(actor)
  /\ OnlyDrvGhost
=============================================================================
