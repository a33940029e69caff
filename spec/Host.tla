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
EXTENDS Processor

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
=============================================================================
