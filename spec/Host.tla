-------------------------------- MODULE Host --------------------------------
(***************************************************************************)
(* The host's half of an assigned function (VFIO, KVM): the handler of a   *)
(* physical interrupt signals an eventfd; an irqfd bound to it injects the *)
(* message of its route into a virtual processor. Operators take the host  *)
(* h, a record.                                                            *)
(*                                                                         *)
(* An eventfd is a counter: a signal that finds no irqfd stays in it, and  *)
(* binding one consumes it (irqfd_inject at assignment, virt/kvm/eventfd.c).*)
(* A signal that finds an irqfd but no route is gone.                      *)
(***************************************************************************)
EXTENDS State

Routes == [irq : Irqs, cpu : Cpus, vector : Vectors]

HostTypeOK(h) ==
  /\ h.bound \subseteq Irqs          \* eventfds with an irqfd
  /\ h.counted \subseteq Irqs        \* eventfds with a count above zero
  /\ h.routes \subseteq Routes       \* KVM's routes, at most one an irq
  /\ \A r, s \in h.routes : r.irq = s.irq => r = s

RoutesOf(h, i) == {r \in h.routes : r.irq = i}

(* The processors after KVM injects along the route of i, if there is one. *)
Injected(h, i, processors) ==
  [c \in Cpus |-> IF \E r \in RoutesOf(h, i) : r.cpu = c
                    THEN Accept(processors[c], (CHOOSE r \in RoutesOf(h, i) : TRUE).vector, i)
                    ELSE processors[c]]

Signalled(h, i) == IF i \in h.bound THEN h ELSE [h EXCEPT !.counted = @ \cup {i}]

Bound(h, i)   == [h EXCEPT !.bound = @ \cup {i}, !.counted = @ \ {i}]
Unbound(h, i) == [h EXCEPT !.bound = @ \ {i}]
Routed(h, i, routes) == [h EXCEPT !.routes = {r \in @ : r.irq # i} \cup routes]

HostInit == host = [bound |-> Start.bound, counted |-> {}, routes |-> Start.routes]

-----------------------------------------------------------------------------
(* KVM can inject along the route of irq next: a handler of the host is    *)
(* about to signal its irqfd, or an irqfd is about to be bound to a count. *)
Injects(i) ==
  \/ i \in host.bound /\ \E c \in HostCpus : cpu[c].phase = "entered" /\ cpu[c].irq = i
  \/ i \in host.counted /\ \E a \in With("bind") : Ready(a, "bind") /\ Step(a).irq = i

TornRoute ==
  \E i \in Irqs : Injects(i) /\ \E r \in RoutesOf(host, i) : TornMark(i, Message(r.cpu, "zero", r.vector)) # {}

(* UNROUTED. A signal meets an irqfd that is bound while KVM has no route   *)
(* for it, and is gone.                                                    *)
Unrouted == \E i \in Irqs : Injects(i) /\ RoutesOf(host, i) = {}

-----------------------------------------------------------------------------
(* VFIO's handler signals the eventfd of its irq (vfio_msihandler). *)
SignalEventfd(processor) ==
  /\ processor \in HostCpus
  /\ cpu[processor].phase = "entered"
  /\ LET irq   == cpu[processor].irq
         known == irq \in Irqs
         done  == [cpu EXCEPT ![processor] = Looked(@, known)]
     IN /\ host' = IF known THEN Signalled(host, irq) ELSE host
        /\ cpu' = IF known /\ irq \in host.bound THEN Injected(host, irq, done) ELSE done
  /\ OnlyCpuHost

-----------------------------------------------------------------------------
(* Steps of actors.                                                        *)

HostWords == {"bind", "unbind", "setRoute", "removeRoute"}

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
