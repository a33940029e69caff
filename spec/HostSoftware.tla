---------------------------- MODULE HostSoftware ----------------------------
(***************************************************************************)
(* Steps of actors that are not about registers: the host's eventfds,      *)
(* irqfds and routes, what the owners of a shared setting ask for, and the *)
(* brackets around an update of a message.                                 *)
(***************************************************************************)
EXTENDS Software

-----------------------------------------------------------------------------
(* irq: bind an irqfd to its eventfd. A count that is there already injects once. *)
Bind(actor) ==
  /\ Ready(actor, "bind")
  /\ LET irq == Step(actor).irq
     IN /\ host' = Bound(host, irq)
        /\ cpu' = IF irq \in host.counted THEN Injected(host, irq, cpu) ELSE cpu
  /\ Proceed(actor)
  /\ OnlyDrvCpuHost

Unbind(actor) ==
  /\ Ready(actor, "unbind")
  /\ host' = Unbound(host, Step(actor).irq)
  /\ Proceed(actor)
  /\ OnlyDrvHost

(* irq, cpu, vector: the virtual processor and vector that KVM's route names. *)
SetRoute(actor) ==
  /\ Ready(actor, "setRoute")
  /\ LET s == Step(actor) IN host' = Routed(host, s.irq, {[irq |-> s.irq, cpu |-> s.cpu, vector |-> s.vector]})
  /\ Proceed(actor)
  /\ OnlyDrvHost

RemoveRoute(actor) ==
  /\ Ready(actor, "removeRoute")
  /\ host' = Routed(host, Step(actor).irq, {})
  /\ Proceed(actor)
  /\ OnlyDrvHost

-----------------------------------------------------------------------------
(* Interrupt remapping entries, in memory: no posted write. *)

(* handle, part ("present", "cpu", "vector"), value *)
StoreIrte(actor) ==
  /\ Ready(actor, "storeIrte")
  /\ LET s == Step(actor) IN irte' = Stored(irte, s.handle, s.part, s.value)
  /\ Proceed(actor)
  /\ OnlyDrvIrte

(* handle, cpu, vector: the whole entry at once, present *)
ExchangeIrte(actor) ==
  /\ Ready(actor, "exchangeIrte")
  /\ LET s == Step(actor)
     IN irte' = Exchanged(irte, [handle |-> s.handle, present |-> TRUE, cpu |-> s.cpu, vector |-> s.vector])
  /\ Proceed(actor)
  /\ OnlyDrvIrte

-----------------------------------------------------------------------------
(* irq, source: the handler of irq looks at source, too (a shared handler). *)
Share(actor) ==
  /\ Ready(actor, "share")
  /\ LET s == Step(actor)
     IN drv' = [Next1(actor) EXCEPT !.shares = @ \cup {[irq |-> s.irq, source |-> s.source]}]
  /\ OnlyDrv

(* Owners of a shared setting: owner, irq, value. The physical mask ought  *)
(* to be the disjunction of what the owners ask for, and so ought Enable.  *)

AskMask(actor) ==
  /\ Ready(actor, "askMask")
  /\ LET s    == Step(actor)
         wish == [owner |-> s.owner, irq |-> s.irq]
     IN drv' = [Next1(actor) EXCEPT !.asksMask = IF s.value = "masked" THEN @ \cup {wish} ELSE @ \ {wish}]
  /\ OnlyDrv

AskEnable(actor) ==
  /\ Ready(actor, "askEnable")
  /\ LET s == Step(actor)
     IN drv' = [Next1(actor) EXCEPT !.asksEnable = IF s.value = "on" THEN @ \cup {s.owner} ELSE @ \ {s.owner}]
  /\ OnlyDrv

-----------------------------------------------------------------------------
(* Brackets of an update: irq, address, data. They change nothing that     *)
(* hardware or software sees; `torn` is about the messages that leave in   *)
(* between. Allowed are the message before it, be it in the registers,     *)
(* still on its way there, or what the function uses instead because it    *)
(* kept an earlier one, and the message after it.                          *)

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
