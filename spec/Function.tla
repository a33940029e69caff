------------------------------ MODULE Function ------------------------------
(***************************************************************************)
(* The seam between the machine and its functions. What a function is, a   *)
(* model says when it is put together: a description with its kind, its    *)
(* irqs and its device. Each operator is one question to a function; it    *)
(* takes the function's name n, and its state f, a record. A machine can   *)
(* have several functions, of different kinds; each irq belongs to one.    *)
(* All have the fields pending, scheduled, intx, dead, sending, may.       *)
(***************************************************************************)
EXTENDS Message

CONSTANT Functions  \* the functions of the machine: name |-> description, see MsixOf and MsiOf

(* device is property |-> the values that the function may have; config    *)
(* and table are the names of its address spaces.                          *)
MsixOf(irqs, device) ==
  [kind |-> "msix", irqs |-> irqs, device |-> device, config |-> "config", table |-> "table"]

(* capability is what the function can, [vectors, maskable]; number is     *)
(* irq |-> the number of its vector, from 0.                               *)
MsiOf(irqs, device, capability, number) ==
  [kind |-> "msi", irqs |-> irqs, device |-> device, config |-> "config", capability |-> capability, number |-> number]

(* A function that has other ones beside it: its address spaces have names *)
(* of their own.                                                           *)
InSpaces(description, config, table) ==
  IF description.kind = "msix" THEN [description EXCEPT !.config = config, !.table = table]
                               ELSE [description EXCEPT !.config = config]

FunctionNames == DOMAIN Functions
Described     == Functions   \* evaluated once
IsMsix        == [n \in FunctionNames |-> Functions[n].kind = "msix"]
FunctionOf    == [i \in Irqs |-> CHOOSE n \in FunctionNames : i \in Functions[n].irqs]

ASSUME KindsAreKnown == \A n \in FunctionNames : Functions[n].kind \in {"msix", "msi"}
ASSUME EachIrqIsOfOneFunction ==
  /\ \A n, o \in FunctionNames : n # o => Functions[n].irqs \cap Functions[o].irqs = {}
  /\ UNION {Functions[n].irqs : n \in FunctionNames} = Irqs

Msix(n) == INSTANCE MsixFunction WITH Device <- Described[n].device, Irqs <- Described[n].irqs
Msi(n)  == INSTANCE MsiFunction WITH Device <- Described[n].device, Irqs <- Described[n].irqs,
                                     Capability <- Described[n].capability, Number <- Described[n].number

(* What all functions of a kind may do, whatever their device.             *)
AllMsix == INSTANCE MsixFunction WITH Device <- <<>>
AllMsi  == INSTANCE MsiFunction WITH Device <- <<>>, Capability <- <<>>, Number <- <<>>

ChoiceValues(kind) == IF kind = "msix" THEN AllMsix!ChoiceValues ELSE AllMsi!ChoiceValues
FaultValues(kind)  == IF kind = "msix" THEN AllMsix!FaultValues ELSE AllMsi!FaultValues

ASSUME ChoicesAreKnown ==
  \A n \in FunctionNames :
    LET d == Functions[n]
    IN \A p \in DOMAIN ChoiceValues(d.kind) : d.device[p] # {} /\ d.device[p] \subseteq ChoiceValues(d.kind)[p]
ASSUME FaultsAreNamed ==
  \A n \in FunctionNames :
    LET d == Functions[n]
    IN \A p \in DOMAIN FaultValues(d.kind) : \E v \in FaultValues(d.kind)[p] : d.device[p] = {v}

FaultIs(n, p, value) == Described[n].device[p] = {value}

FunctionTypeOK(n, f) == IF IsMsix[n] THEN Msix(n)!FunctionTypeOK(f) ELSE Msi(n)!FunctionTypeOK(f)

(* The functions that software may find at the start. *)
NewFunctions(n, start) ==
  LET may == [p \in DOMAIN ChoiceValues(Described[n].kind) |-> Described[n].device[p]]
  IN IF IsMsix[n] THEN {Msix(n)!NewFunction(start.control, start.entry, may)} ELSE Msi(n)!NewFunctions(start, may)

(* The message that software programmed for irq i. *)
Programmed(n, f, i) == IF IsMsix[n] THEN Msix(n)!Programmed(f, i) ELSE Msi(n)!Programmed(f, i)

EnabledFunction(n, f) == IF IsMsix[n] THEN Msix(n)!Enabled(f.control) ELSE f.enabled
Masked(n, f, i)       == IF IsMsix[n] THEN Msix(n)!Masked(f, i) ELSE Msi(n)!Masked(f, i)

(* A dword write w = [reg, irq, value] arrives. *)
WriteEffects(n, f, w)       == IF IsMsix[n] THEN Msix(n)!WriteEffects(f, w) ELSE Msi(n)!WriteEffects(f, w)
EffectsOn(n, reg)           == IF IsMsix[n] THEN AllMsix!EffectsOn(reg) ELSE AllMsi!EffectsOn(reg)
AllEffects                  == UNION {IF IsMsix[n] THEN AllMsix!AllEffects ELSE AllMsi!AllEffects : n \in FunctionNames}
WriteDword(n, f, w, effect) == IF IsMsix[n] THEN Msix(n)!WriteDword(f, w, effect) ELSE Msi(n)!WriteDword(f, w, effect)
ReadDword(n, f, reg, i)     == IF IsMsix[n] THEN Msix(n)!ReadDword(f, reg, i) ELSE Msi(n)!ReadDword(f, reg, i)
DisableEdge(n, f, w)        == IF IsMsix[n] THEN Msix(n)!DisableEdge(f, w) ELSE Msi(n)!DisableEdge(f, w)
IllegalWrite(n, f, w)       == IF IsMsix[n] THEN Msix(n)!RewritesOpen(f, w) ELSE Msi(n)!IllegalWrite(f, w)

(* An event of source i asks for an interrupt. *)
RaiseEffects(n, f)             == IF IsMsix[n] THEN Msix(n)!RaiseEffects(f) ELSE Msi(n)!RaiseEffects(f)
AllRaiseEffects                == AllMsix!AllRaiseEffects \cup AllMsi!AllRaiseEffects
CanSend(n, f, i)               == IF IsMsix[n] THEN Msix(n)!CanSend(f, i) ELSE Msi(n)!CanSend(f, i)
RaiseSilently(n, f, i, effect) == IF IsMsix[n] THEN Msix(n)!RaiseSilently(f, i, effect)
                                               ELSE Msi(n)!RaiseSilently(f, i, effect)
Outgoing(n, f, i)              == IF IsMsix[n] THEN Msix(n)!Outgoing(f, i) ELSE Msi(n)!Outgoing(f, i)
Sent(n, f, i)                  == IF IsMsix[n] THEN Msix(n)!Sent(f, i) ELSE Msi(n)!Sent(f, i)
Overrun(n, f, i)               == IF IsMsix[n] THEN Msix(n)!Overrun(f, i) ELSE Msi(n)!Overrun(f, i)
CauseGone(n, f, i)             == IF IsMsix[n] THEN Msix(n)!CauseGone(f, i) ELSE Msi(n)!CauseGone(f, i)

(* The send queue; Leaving, Keeps and Left are about its first message.    *)
Queues(n, f)           == IF IsMsix[n] THEN Msix(n)!Queues(f) ELSE Msi(n)!Queues(f)
Drained(n, f)          == IF IsMsix[n] THEN Msix(n)!Drained(f) ELSE Msi(n)!Drained(f)
Leaving(n, f, m, kept) == IF IsMsix[n] THEN Msix(n)!Leaving(f, m, kept) ELSE Msi(n)!Leaving(f, m, kept)
Keeps(n, f, m)         == IF IsMsix[n] THEN Msix(n)!Keeps(f, m) ELSE Msi(n)!Keeps(f, m)
Left(n, f, kept)       == IF IsMsix[n] THEN Msix(n)!Left(f, kept) ELSE Msi(n)!Left(f, kept)
AllKept                == {"whole", "address", "data"}

(* Software tells source i not to interrupt. *)
Unused(n, f, i) == IF IsMsix[n] THEN Msix(n)!Unused(f, i) ELSE f

Reset(n, f) == IF IsMsix[n] THEN Msix(n)!Reset(f) ELSE Msi(n)!Reset(f)

-----------------------------------------------------------------------------
(* Address spaces: config holds Message Control and all of MSI, table the  *)
(* table of MSI-X. Each is of one function.                                *)

SpacesOf(n)     == {Functions[n].config} \cup (IF IsMsix[n] THEN {Functions[n].table} ELSE {})
Spaces          == UNION {SpacesOf(n) : n \in FunctionNames}
FunctionAt      == [s \in Spaces |-> CHOOSE n \in FunctionNames : s \in SpacesOf(n)]
IsTable         == [s \in Spaces |-> s # Functions[FunctionAt[s]].config]
SpaceOf(n, reg) == IF IsMsix[n] /\ reg # "messageControl" THEN Described[n].table ELSE Described[n].config

ASSUME SpacesAreOfOneFunction ==
  \A n \in FunctionNames : Cardinality(SpacesOf(n)) = (IF IsMsix[n] THEN 2 ELSE 1)
ASSUME EachSpaceIsOfOneFunction == \A n, o \in FunctionNames : n # o => SpacesOf(n) \cap SpacesOf(o) = {}
=============================================================================
