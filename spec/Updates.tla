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

RECURSIVE Arrived(_, _, _)
Arrived(n, f, d) ==
  IF d = <<>> THEN f
  ELSE Arrived(n, CASE FunctionAt[Head(d).space] # n -> f
                    [] Head(d).do = "write"          -> WriteDword(n, f, Head(d), "none")
                    [] Head(d).do = "reset"          -> Reset(n, f)
                    [] OTHER                         -> f, Tail(d))

(* Where the entries lead these messages now, and where the route leads. *)
Remapped(messages) ==
  {LET t == Destination(irte, m) IN Message(t.cpu, "zero", t.vector) :
     m \in {x \in messages : InFabric(x) /\ Arrives(irte, x)}}
LedBy(i)  == {Message(r.cpu, "zero", r.vector) : r \in RoutesOf(host, i)}

BeginUpdate(actor) ==
  /\ Ready(actor, "beginUpdate")
  /\ LET s       == Step(actor)
         n       == FunctionOf[s.irq]
         f       == Dev(n)
         before  == {Programmed(n, f, s.irq), Programmed(n, Arrived(n, f, busDown), s.irq), Outgoing(n, f, s.irq)}
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
