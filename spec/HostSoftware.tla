---------------------------- MODULE HostSoftware ----------------------------
(***************************************************************************)
(* Steps of actors on the host: eventfds, irqfds and routes.               *)
(***************************************************************************)
EXTENDS Software

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
=============================================================================
