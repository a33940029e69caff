------------------------------ MODULE Updates -------------------------------
(***************************************************************************)
(* Brackets of an update: irq, address, data. They change nothing that     *)
(* hardware or software sees; `torn` is about the messages that leave in   *)
(* between. Allowed are the message before it, be it in the registers,     *)
(* still on its way there, or what the function uses instead because it    *)
(* kept an earlier one, and the message after it.                          *)
(***************************************************************************)
EXTENDS Software

RECURSIVE Arrived(_, _)
Arrived(f, d) ==
  IF d = <<>> THEN f
  ELSE Arrived(CASE Head(d).do = "write" -> WriteDword(f, Head(d), "none")
                 [] Head(d).do = "reset" -> Reset(f)
                 [] OTHER                -> f, Tail(d))

BeginUpdate(actor) ==
  /\ Ready(actor, "beginUpdate")
  /\ LET s       == Step(actor)
         before  == {Programmed(dev, s.irq), Programmed(Arrived(dev, busDown), s.irq), Outgoing(dev, s.irq)}
         allowed == before \cup {Message(s.address, "zero", s.data)}
     IN ghost' = [ghost EXCEPT !.updates = @ \cup {[irq |-> s.irq, allowed |-> allowed]}]
  /\ Proceed(actor)
  /\ OnlyDrvGhost

EndUpdate(actor) ==
  /\ Ready(actor, "endUpdate")
  /\ ghost' = [ghost EXCEPT !.updates = {u \in @ : u.irq # Step(actor).irq}]
  /\ Proceed(actor)
  /\ OnlyDrvGhost
=============================================================================
