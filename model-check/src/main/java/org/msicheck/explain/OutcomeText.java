package org.msicheck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.msicheck.ref.outcomes.Outcome;
import org.msicheck.ref.state.ActorProgram;
import org.msicheck.ref.state.MachineConfig;

/** Says for a state in which an outcome holds what exactly went wrong: which irq, which message, whose vector. */
public final class OutcomeText {
    private static final String SET = "#set";

    private final MachineConfig model;
    private final JsonNode state;

    /**
     * The text for one state.
     *
     * @param model the model
     * @param state the state, as canonical JSON
     */
    /** A writer for one state of a machine. */
    /** A writer for one state of a machine. */
    public OutcomeText(final MachineConfig model, final JsonNode state) {
        this.model = model;
        this.state = state;
    }

    /** Why an outcome is reached in the state. */
    public String of(final Outcome outcome, final Loss loss) {
        return switch (outcome) {
            case LOST ->
                irqs(lost()) + " has an event that no handler will look at: everything is at rest; "
                        + String.join("; ", lost().stream().map(loss::of).toList());
            case TORN ->
                withMark("torn").isPresent()
                        ? marked("torn") + " is made of half of the old and half of the new message"
                        : "a signal is injected along a route that is half of the old and half of the new one; routes: "
                                + ValueText.of(state.at("/host/routes"));
            case STALE -> stale();
            case IGNORED -> processors("ignored") + " drops an interrupt on a vector that was announced";
            case SPURIOUS -> processors("spurious") + " ran a handler that found nothing";
            case LEAK -> marked("leak") + " left although its irq is masked";
            case PBA ->
                "the pending bit of a masked irq is not what the text requires; pending: "
                        + ValueText.of(state.at("/dev/pending")) + ", outstanding: "
                        + ValueText.of(state.at("/ghost/request"));
            case STUCK -> irqs(members("/dev/pending")) + " stays pending although open: everything is at rest";
            case FAULT -> fault();
            case INTX -> "the function asserts INTx";
            case ILLEGAL -> "software wrote what the text does not allow";
            case MISMATCH ->
                "at rest a shared setting is not what its owners ask for; masks: "
                        + ValueText.of(state.at("/drv/asksMask")) + ", Enable: "
                        + ValueText.of(state.at("/drv/asksEnable"));
            case BLOCKED -> blocked();
            case WEDGE -> wedge();
            case DANGLING -> dangling();
            case UNROUTED ->
                "a signal meets an irqfd without a route; bound: " + ValueText.of(state.at("/host/bound"))
                        + ", routes: " + ValueText.of(state.at("/host/routes"));
            default -> outcome.sentence();
        };
    }

    private Set<String> lost() {
        final Set<String> irqs = members("/src/armed");
        irqs.retainAll(members("/src/condition"));
        irqs.retainAll(model.owed());
        return irqs;
    }

    private Optional<JsonNode> withMark(final String mark) {
        final List<JsonNode> messages = OnBus.messages(state);
        state.at("/dev/sending").forEach(messages::add);
        return messages.stream()
                .filter(message ->
                        ValueText.each(message.path("marks").path(SET)).contains(mark))
                .findFirst();
    }

    private String marked(final String mark) {
        return withMark(mark).map(ValueText::of).orElse("a message");
    }

    private String fault() {
        return OnBus.messages(state).stream()
                        .filter(message -> destination(message).isEmpty())
                        .findFirst()
                        .map(ValueText::of)
                        .orElse("a message")
                + " reaches no processor";
    }

    private String stale() {
        final Optional<String> arrival = OnBus.messages(state).stream()
                .filter(message -> !message.get("address").asText().equals("remap"))
                .flatMap(message -> destination(message)
                        .filter(place ->
                                !isExpected(owner(place), message.get("irq").asText()))
                        .map(place -> ValueText.of(message) + " arrives at " + ValueText.slot(place) + ", which "
                                + belongs(owner(place)))
                        .stream())
                .findFirst();
        return arrival.or(this::staleDispatch).orElse("a message reaches a vector that is not its irq's");
    }

    private Optional<String> staleDispatch() {
        for (final String cpu : model.cpus()) {
            for (final JsonNode waiting : state.at("/cpu/" + cpu + "/irr/#set")) {
                final JsonNode place = Json.parse("{\"cpu\":\"" + cpu + "\",\"vector\":" + waiting.get("vector") + "}");
                if (!isExpected(owner(place), waiting.get("irq").asText())) {
                    return Optional.of("an interrupt of " + waiting.get("irq").asText() + " waits at "
                            + ValueText.slot(place) + ", which by now " + belongs(owner(place)));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<JsonNode> destination(final JsonNode message) {
        if (!message.get("address").asText().equals("remap")) {
            return Optional.of(Json.parse(
                            "{\"cpu\":" + message.get("address") + ",\"vector\":" + message.get("data") + "}"))
                    .filter(place -> message.get("upper").asText().equals("zero")
                            && model.cpus().contains(place.get("cpu").asText())
                            && model.vectors().contains(place.get("vector").asInt()));
        }
        return StreamSupport.stream(state.at("/irte/#set").spliterator(), false)
                .filter(entry -> entry.get("handle").equals(message.get("data"))
                        && entry.get("present").asBoolean())
                .findFirst();
    }

    private static boolean isExpected(final String owner, final String irq) {
        return owner.equals(irq) || owner.equals("shutdown") || owner.equals("retriggered");
    }

    private String owner(final JsonNode place) {
        final int index = model.vectors().stream()
                .sorted()
                .toList()
                .indexOf(place.get("vector").asInt());
        final JsonNode table = state.at("/slot/" + place.get("cpu").asText());
        return table.isArray()
                ? table.path(place.get("vector").asInt() - 1).asText()
                : table.at("/#map/" + index + "/1").asText();
    }

    private static String belongs(final String owner) {
        return owner.equals("free")
                ? "belongs to nobody"
                : owner.equals("other") ? "belongs to another device" : "belongs to " + owner;
    }

    private String processors(final String phase) {
        return String.join(
                ", ",
                model.cpus().stream()
                        .filter(cpu ->
                                state.at("/cpu/" + cpu + "/phase").asText().equals(phase))
                        .toList());
    }

    private String blocked() {
        final List<String> reasons = new ArrayList<>();
        for (final ActorProgram actor : model.actors()) {
            final int step = state.at("/drv/pc/" + actor.name()).asInt();
            if (step <= actor.steps().size()) {
                reasons.add(actor.name() + " waits for ever at step " + step + ", "
                        + StepText.of(actor.steps().get(step - 1)));
            }
        }
        model.cpus().stream()
                .filter(cpu -> !state.at("/cpu/" + cpu + "/off").asText().equals("none"))
                .forEach(cpu -> reasons.add(cpu + " is left with interrupts off"));
        return String.join("; ", reasons);
    }

    private String dangling() {
        return String.join(
                "; ",
                StreamSupport.stream(state.at("/ghost/freed/" + SET).spliterator(), false)
                        .filter(handler -> handler.get("irq")
                                .equals(state.at("/cpu/" + handler.get("cpu").asText() + "/irq")))
                        .map(handler -> handler.get("cpu").asText() + " is in the handler of "
                                + handler.get("irq").asText() + ", which software has freed")
                        .toList());
    }

    private String wedge() {
        return String.join(
                "; ",
                model.cpus().stream()
                        .filter(cpu -> isWedged(state.at("/cpu/" + cpu)))
                        .map(cpu ->
                                cpu + " runs no handler, but v" + String.join(", v", members("/cpu/" + cpu + "/isr"))
                                        + " stays in its ISR: it takes no further interrupt")
                        .toList());
    }

    private static boolean isWedged(final JsonNode cpu) {
        return cpu.path("phase").asText().equals("idle")
                && !cpu.at("/isr/" + SET).isEmpty();
    }

    private Set<String> members(final String path) {
        return new TreeSet<>(ValueText.each(state.at(path + "/" + SET)));
    }

    private static String irqs(final Set<String> irqs) {
        return String.join(" and ", irqs);
    }
}
