package org.msicheck.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;

/** What travels on the bus in a state that is canonical JSON. */
final class OnBus {
    private OnBus() {}

    /** All messages on their way. */
    static List<JsonNode> messages(final JsonNode state) {
        final List<JsonNode> messages = new ArrayList<>();
        state.at("/busUp").forEach(ofIrq -> ofIrq.forEach(messages::add));
        return messages;
    }

    /** A message of an irq; places count from 1. */
    static JsonNode message(final JsonNode state, final String irq, final int place) {
        return state.at("/busUp/" + irq + "/" + (place - 1));
    }

    /** The first request of a space. */
    static JsonNode request(final JsonNode state, final String space) {
        for (final JsonNode request : state.at("/busDown")) {
            if (request.path("space").asText().equals(space)) {
                return request;
            }
        }
        return MissingNode.getInstance();
    }
}
