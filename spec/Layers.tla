------------------------------- MODULE Layers -------------------------------
(***************************************************************************)
(* What lies between a function and a handler. A layer is one module: its  *)
(* types, its start, its outcomes, its actions, its words. State declares  *)
(* its variable, if it has one, and here it is put into the machine.       *)
(***************************************************************************)
EXTENDS Remapping, Controller, Host

StateTypeOK      == BasicTypeOK /\ TableTypeOK(irte) /\ HostTypeOK(host) /\ ControllerTypeOK
InitArmed(armed) == BasicInit(armed) /\ RemappingInit /\ HostInit
Init             == InitArmed(Start.armed)

(* Whether a message to the target t is taken when it arrives.             *)
Latches(t) == ~AtLevel(t)

LayerWords == RemappingWords \cup HostWords

LayerActorNext ==
  \/ \E actor \in With("bind") : Bind(actor)
  \/ \E actor \in With("unbind") : Unbind(actor)
  \/ \E actor \in With("setRoute") : SetRoute(actor)
  \/ \E actor \in With("removeRoute") : RemoveRoute(actor)
  \/ \E actor \in With("storeIrte") : StoreIrte(actor)
  \/ \E actor \in With("exchangeIrte") : ExchangeIrte(actor)

LayerSystemNext ==
  \/ \E irq \in Irqs : \E place \in 1 .. UpBound : Remap(irq, place)
  \/ \E processor \in Cpus : SignalEventfd(processor)
=============================================================================
