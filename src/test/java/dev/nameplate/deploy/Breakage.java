package dev.nameplate.deploy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/**
 * One change of a manifest, most often for the worse.
 *
 * @param object {@code Deployment/nameplate}
 * @param place a JSON pointer; its last part may be a dash, for the end of a list
 * @param value what is put there; empty to take away what is there
 */
record Breakage(String object, String place, Optional<JsonNode> value) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Puts a value, written as JSON, in a place. */
    static Breakage put(String object, String place, String json) {
        try {
            return new Breakage(object, place, Optional.of(JSON.readTree(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** Puts a value in a place of the server's pods. */
    static Breakage pod(String place, String json) {
        return put("Deployment/nameplate", "/spec/template/spec" + place, json);
    }

    /** Puts a value in a place of the server's container. */
    static Breakage container(String place, String json) {
        return pod("/containers/0" + place, json);
    }

    /** Takes away what is in a place. */
    static Breakage drop(String object, String place) {
        return new Breakage(object, place, Optional.empty());
    }

    /** Takes away what is in a place of the server's pods. */
    static Breakage dropPod(String place) {
        return drop("Deployment/nameplate", "/spec/template/spec" + place);
    }

    @Override
    public String toString() {
        return object + ' ' + place + value.map(it -> " = " + it).orElse(" taken away");
    }
}
