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

NoRoute == [cpu |-> "none", vector |-> 0]

Routes == [cpu : Cpus, vector : Vectors] \cup {NoRoute}

HostTypeOK(h) ==
  /\ h.bound \subseteq Irqs          \* eventfds with an irqfd
  /\ h.counted \subseteq Irqs        \* eventfds with a count above zero
  /\ h.route \in [Irqs -> Routes]    \* KVM's route of the irqfd

Injects(h, i) == i \in h.bound /\ h.route[i] # NoRoute

Signalled(h, i) == IF i \in h.bound THEN h ELSE [h EXCEPT !.counted = @ \cup {i}]

Bound(h, i)   == [h EXCEPT !.bound = @ \cup {i}, !.counted = @ \ {i}]
Unbound(h, i) == [h EXCEPT !.bound = @ \ {i}]
Routed(h, i, route) == [h EXCEPT !.route[i] = route]
=============================================================================
