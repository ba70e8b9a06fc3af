package dev.nameplate.store;

import java.util.Map;

/**
 * A template as it lies in a store: its document and the files beside it.
 *
 * @param path {@code webinar} or {@code acme/webinar}
 * @param document the bytes of {@code template.json}
 * @param files the other files of its folder by name; the arrays are never written
 */
public record StoredTemplate(String path, byte[] document, Map<String, byte[]> files) {

    /** The name of the document in a template's folder. */
    public static final String DOCUMENT = "template.json";

    public StoredTemplate {
        files = Map.copyOf(files);
    }
}
