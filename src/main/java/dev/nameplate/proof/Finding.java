package dev.nameplate.proof;

import java.util.List;

/**
 * Something in a template that readers would stumble over.
 *
 * @param id what kind it is, stable: {@code contrast}
 * @param severity how bad
 * @param place JSON pointer into the template's document; empty for the whole
 * @param message what is so, and what it should be
 * @param remedy what to change, with the value to change it to where there is one
 * @param contacts ids of the contacts in whose pictures it is seen; empty where it is in the document itself
 */
public record Finding(
        String id, Severity severity, String place, String message, String remedy, List<String> contacts) {

    public Finding {
        contacts = List.copyOf(contacts);
    }

    /** How bad a finding is. */
    public enum Severity {
        /** Readers get a faulty picture. */
        ERROR,
        /** It can be meant so; probably it is not. */
        WARNING;

        /** The name in words and JSON: lower case. */
        public String key() {
            return this == ERROR ? "error" : "warning";
        }
    }

    @Override
    public String toString() {
        return (place.isEmpty() ? "/" : place) + ": " + severity.key() + ": " + id + ": " + message + "; " + remedy;
    }
}
