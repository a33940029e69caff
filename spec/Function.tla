------------------------------ MODULE Function ------------------------------
(***************************************************************************)
(* The seam between the machine and its function: one operator a question, *)
(* answered by MsixFunction or MsiFunction as the constant Kind says. Both *)
(* functions have the fields pending, scheduled, intx, sending and may.    *)
(***************************************************************************)
EXTENDS Message

CONSTANT Kind      \* "msix" or "msi"

ASSUME KindIsKnown == Kind \in {"msix"}

Msix == INSTANCE MsixFunction

PropertyValues    == Msix!PropertyValues
Properties        == DOMAIN PropertyValues
FunctionTypeOK(f) == Msix!FunctionTypeOK(f)

(* The function as software left it. *)
NewFunction(start, may) == Msix!NewFunction(start.control, start.entry, may)

(* The message that software programmed for irq i. *)
Programmed(f, i) == Msix!Programmed(f, i)

Certainly(f, p, value) == f.may[p] = {value}

EnabledFunction(f) == Msix!Enabled(f.control)
Masked(f, i)       == Msix!Masked(f, i)

(* A dword write w = [reg, irq, value] arrives. *)
WriteEffects(f, w)       == Msix!WriteEffects(f, w)
AllEffects               == Msix!AllEffects
EffectsOn(reg)           == Msix!EffectsOn(reg)
WriteDword(f, w, effect) == Msix!WriteDword(f, w, effect)
ReadDword(f, reg, i)     == Msix!ReadDword(f, reg, i)
DisableEdge(f, w)        == Msix!DisableEdge(f, w)
IllegalWrite(f, w)       == Msix!RewritesOpen(f, w)

(* An event of source i asks for an interrupt. *)
RaiseEffects(f)             == Msix!RaiseEffects(f)
AllRaiseEffects             == Msix!AllRaiseEffects
SendsAtOnce(f, i)           == Msix!CanSend(f, i)
RaiseSilently(f, i, effect) == Msix!RaiseSilently(f, i, effect)
Outgoing(f, i)              == Msix!Outgoing(f, i)

(* The request of i is answered by a message, or its cause is gone. *)
Sent(f, i)      == [f EXCEPT !.pending = @ \ {i}, !.scheduled = @ \ {i}]
CauseGone(f, i) == IF Certainly(f, "clear", "yes") THEN Sent(f, i) ELSE f

Reset(f) == Msix!Reset(f)
=============================================================================
