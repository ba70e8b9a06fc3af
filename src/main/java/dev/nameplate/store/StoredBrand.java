package dev.nameplate.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A brand kit as it lies in a folder: its document and the files beside it.
 *
 * @param name what it is called
 * @param document the bytes of {@code brand.json}
 * @param files the other files of its folder by name; the arrays are never written
 */
public record StoredBrand(String name, byte[] document, Map<String, byte[]> files) {

    /** The name of the document in a kit's folder. */
    public static final String DOCUMENT = "brand.json";

    public StoredBrand {
        files = Map.copyOf(files);
    }

    /** SHA-256 of all of it but its name, 64 hex digits. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(MessageDigest.getInstance("SHA-256").digest(document));
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                digest.update((file.getKey() + '\n').getBytes(StandardCharsets.UTF_8));
                digest.update(MessageDigest.getInstance("SHA-256").digest(file.getValue()));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
