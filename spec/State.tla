------------------------------- MODULE State -------------------------------
(***************************************************************************)
(* The variables of the machine, their types and their start.              *)
(*                                                                         *)
(*   actors --busDown--> function --busUp--> processors --> handlers       *)
(*                                                                         *)
(* A model is this machine with its constants: the device, the platform,   *)
(* the programs of the actors, and the start. Each variable's prefix tells *)
(* its owner.                                                              *)
(***************************************************************************)
EXTENDS Bus, Processor

CONSTANTS
  Actors,     \* names of the actors
  ActorCpu,   \* actor |-> the processor that it runs on
  Prog,       \* actor |-> its steps, see Software
  Start       \* registers (see NewFunctions), slot, armed, bound, routes, irte, shares, asksMask, asksEnable;
              \* where there are several functions, dev holds the registers of each

(* DEFAULTS, see Message. *)
DownBound == 2      \* posted writes that fit on the way to the function
UpBound   == 2      \* messages that fit on the way to the processors
HostCpus  == {}     \* processors whose handlers signal an eventfd instead of looking at the source
NoEoiCpus == {}     \* processors whose kernel does not end an interrupt on a vector that is nobody's
Owed      == Irqs   \* the irqs whose events software promises to handle
Shared    == {}     \* settings that several owners ask for: subset of {"mask", "enable"}

ASSUME BoundsAreSane  == DownBound >= 2 /\ UpBound >= 1   \* a qword is two dwords

(* What the sources of events behind a function do; a choice of the        *)
(* device, of which no PCI text speaks. A source that may do either may do *)
(* so anew each time.                                                      *)
SourceValues == [onReset |-> {"keeps", "clears"}, onArm |-> {"raises", "waits"}, unarmed |-> {"counts", "quiet"}]

SourcesMay(n, p, value) == value \in Described[n].device[p]
SourceMay(i, p, value)  == SourcesMay(FunctionOf[i], p, value)

ASSUME SourcesAreKnown ==
  \A n \in FunctionNames :
    LET d == Functions[n].device IN \A p \in DOMAIN SourceValues : d[p] # {} /\ d[p] \subseteq SourceValues[p]

ASSUME ActorsHaveCpus == \A a \in Actors : ActorCpu[a] \in Cpus

VARIABLES
  dev,      \* the function, see MsixFunction and MsiFunction; where there are several, name |-> function
  busDown,  \* requests on their way to the function, see Bus
  busUp,    \* messages on their way to the processors, see Bus: Message fields, irq of origin, marks, before
  cpu,      \* the processors, see Processor
  slot,     \* the vector tables: processor |-> vector |-> Slots
  irte,     \* the interrupt remapping table, see Remapping
  src,      \* the event sources:
            \*   armed      the irqs whose source may interrupt
            \*   condition  the irqs whose source has an event that nobody has looked at
            \*   used       the irqs whose source has been armed at some time
            \*   due        the irqs whose source was armed with its condition set, and is to ask for an interrupt
  drv,      \* software:
            \*   pc         actor |-> the number of its next step
            \*   reg        actor |-> what its last read, testIrr or allocate gave, or "none"
            \*   interrupted the slots with an interrupt since they were reserved, of those that a step waits for
            \*   reading    the actors whose read has not returned
            \*   held       actor |-> its copy of the mask word, between loadMask and storeMask
            \*   locks      the locks that are held: [lock, actor]
            \*   signals    the names of the signals that are given and not yet taken
            \*   maskWord   MSI: the irqs that are masked in the kernel's copy (msi_desc::msi_mask)
            \*   shares     the handler of irq looks at this source, too: [irq, source]
            \*   asksMask   owners that want an irq masked: [owner, irq]
            \*   asksEnable owners that want Enable set
  host,     \* eventfds, irqfds and routes, see Host
  ghost     \* bookkeeping that outcomes read, and no guard of an action:
            \*   request    irqs with a request that the function still has to answer
            \*   updates    updates that have begun: [irq, allowed], the messages that may leave meanwhile
            \*   illegal    whether software did what the text forbids or leaves undefined
            \*   freed      handlers that software no longer owns: [cpu, irq]

wires  == <<busDown, busUp>>
layers == <<irte, host>>   \* what lies between function and handler

vars == <<dev, wires, cpu, slot, src, drv, layers, ghost>>

(* Frames: each names the variables that it leaves to the action; all      *)
(* others stay. A new variable joins a group above, or these lines, and no *)
(* action changes for it.                                                  *)
OnlyDrv              == UNCHANGED <<dev, wires, cpu, slot, src, layers, ghost>>
OnlyDrvDevSrcGhost   == UNCHANGED <<wires, cpu, slot, layers>>
OnlyDrvDevSrc        == UNCHANGED <<wires, cpu, slot, layers, ghost>>
OnlyDrvSrc           == UNCHANGED <<dev, wires, cpu, slot, layers, ghost>>
OnlyDrvBusDown       == UNCHANGED <<dev, busUp, cpu, slot, src, layers, ghost>>
OnlyDrvWires         == UNCHANGED <<dev, cpu, slot, src, layers, ghost>>
OnlyDrvCpu           == UNCHANGED <<dev, wires, slot, src, layers, ghost>>
OnlyDrvCpuHost       == UNCHANGED <<dev, wires, slot, src, irte, ghost>>
OnlyDrvSlotGhost     == UNCHANGED <<dev, wires, cpu, src, layers>>
OnlyDrvSlot          == UNCHANGED <<dev, wires, cpu, src, layers, ghost>>
OnlyDrvIrte          == UNCHANGED <<dev, wires, cpu, slot, src, host, ghost>>
OnlyDrvHost          == UNCHANGED <<dev, wires, cpu, slot, src, irte, ghost>>
OnlyDrvGhost         == UNCHANGED <<dev, wires, cpu, slot, src, layers>>
OnlyDevSrcBusUpGhost == UNCHANGED <<busDown, cpu, slot, drv, layers>>
OnlyDevSrcCpuGhost   == UNCHANGED <<wires, slot, drv, layers>>
OnlyDevBusDownGhost  == UNCHANGED <<busUp, cpu, slot, src, drv, layers>>
OnlyDevSrcBusDownGhost == UNCHANGED <<busUp, cpu, slot, drv, layers>>
OnlySrc              == UNCHANGED <<dev, wires, cpu, slot, drv, layers, ghost>>
OnlyDevBusUp         == UNCHANGED <<busDown, cpu, slot, src, drv, layers, ghost>>
OnlyDevBusUpGhost    == UNCHANGED <<busDown, cpu, slot, src, drv, layers>>
OnlyBusUp            == UNCHANGED <<dev, busDown, cpu, slot, src, drv, layers, ghost>>
OnlyBusUpCpu         == UNCHANGED <<dev, busDown, slot, src, drv, layers, ghost>>
OnlyCpu              == UNCHANGED <<dev, wires, slot, src, drv, layers, ghost>>
OnlyDrvCpuSlot       == UNCHANGED <<dev, wires, src, layers, ghost>>
OnlyCpuHost          == UNCHANGED <<dev, wires, slot, src, drv, irte, ghost>>

Range(s) == {s[k] : k \in DOMAIN s}

(* The function n: dev itself where there is no other. *)
IsOne            == Cardinality(FunctionNames) = 1
Dev(n)           == IF IsOne THEN dev ELSE dev[n]
DevWith(n, f)    == IF IsOne THEN f ELSE [dev EXCEPT ![n] = f]
StartOf(n)       == IF IsOne THEN Start ELSE Start.dev[n]
NewDevs          == IF IsOne THEN UNION {NewFunctions(n, Start) : n \in FunctionNames}
                    ELSE {d \in [FunctionNames -> UNION {NewFunctions(n, StartOf(n)) : n \in FunctionNames}] :
                            \A n \in FunctionNames : d[n] \in NewFunctions(n, StartOf(n))}

(* Of the function of irq i. *)
DevOf(i)    == Dev(FunctionOf[i])
IsMasked(i) == Masked(FunctionOf[i], DevOf(i), i)
IsEnabled(i) == EnabledFunction(FunctionOf[i], DevOf(i))

(* The slots whose first interrupt some step waits for: a constant. *)
AwaitedSlots ==
  UNION {{[cpu |-> Prog[a][k].cpu, vector |-> Prog[a][k].vector] :
            k \in {j \in DOMAIN Prog[a] : Prog[a][j].do = "awaitInterrupt"}} : a \in Actors}

BasicTypeOK ==
  /\ \A n \in FunctionNames : FunctionTypeOK(n, Dev(n))
  /\ Len(busDown) <= DownBound
  /\ Cardinality(OnWay(busUp)) <= UpBound
  /\ \A m \in MessagesOf(busUp) : m.before \subseteq Actors
  /\ \A c \in Cpus : ProcessorTypeOK(cpu[c])
  /\ slot \in [Cpus -> [Vectors -> Slots]]
  /\ src.armed \subseteq src.used /\ src.used \subseteq Irqs /\ src.condition \subseteq src.used
  /\ src.due \subseteq src.armed \cap src.condition
  /\ \A a \in Actors : drv.pc[a] \in 1 .. Len(Prog[a]) + 1 /\ drv.held[a] \subseteq Irqs
  /\ drv.interrupted \subseteq AwaitedSlots
  /\ drv.reading \subseteq Actors
  /\ drv.maskWord \subseteq Irqs /\ drv.shares \subseteq [irq : Irqs, source : Irqs]
  /\ ghost.request \subseteq Irqs
  /\ ghost.updates \subseteq [irq : Irqs, allowed : SUBSET Messages]
  /\ ghost.illegal \in BOOLEAN
  /\ ghost.freed \subseteq [cpu : Cpus, irq : Irqs]

(* The start but for the layers, with these sources armed. *)
BasicInit(armed) ==
  /\ dev \in NewDevs
  /\ busDown = <<>>
  /\ busUp = [i \in Irqs |-> <<>>]
  /\ cpu = [c \in Cpus |-> NewProcessor]
  /\ slot = Start.slot
  /\ src = [armed |-> armed, condition |-> {}, used |-> armed, due |-> {}]
  /\ drv = [pc |-> [a \in Actors |-> 1], reg |-> [a \in Actors |-> "none"], held |-> [a \in Actors |-> {}],
            locks |-> {}, signals |-> {}, reading |-> {}, interrupted |-> {}, maskWord |-> Start.maskWord, shares |-> Start.shares,
            asksMask |-> Start.asksMask, asksEnable |-> Start.asksEnable]
  /\ ghost = [request |-> {}, updates |-> {}, illegal |-> FALSE, freed |-> {}]

-----------------------------------------------------------------------------
(* Where actors stand. Software says what a step is.                       *)

(* The actors whose program has such a step: a constant. *)
With(word) == {a \in Actors : \E k \in DOMAIN Prog[a] : Prog[a][k].do = word}

Step(actor)     == Prog[actor][drv.pc[actor]]
Finished(actor) == drv.pc[actor] > Len(Prog[actor])
Runs(actor)     == /\ Idle(cpu[ActorCpu[actor]]) /\ cpu[ActorCpu[actor]].off \in {"none", actor}
                   /\ actor \notin drv.reading /\ ~Awaits(busDown, actor)

Wanted(actor, s) == s.when = "always" \/ s.when = drv.reg[actor]

(* The actor stands at a step of this word and goes on with it. *)
Ready(actor, word) == /\ ~Finished(actor)
                      /\ Step(actor).do = word
                      /\ Runs(actor)
                      /\ Wanted(actor, Step(actor))

Next1(actor)       == [drv EXCEPT !.pc[actor] = @ + 1]
Proceed(actor)     == drv' = Next1(actor)
Learn(actor, value) == drv' = [Next1(actor) EXCEPT !.reg[actor] = value]

-----------------------------------------------------------------------------
(* A message of irq i with these contents is neither one before an open    *)
(* update nor the one after it.                                            *)
TornMark(i, m) == IF \E u \in ghost.updates : u.irq = i /\ m \notin u.allowed THEN {"torn"} ELSE {}
=============================================================================
