package dev.nameplate.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature once more, as its description reads and without any of the code under test. */
final class PlainSigning {

    static final byte[] SECRET = new byte[32];

    static {
        for (int i = 0; i < SECRET.length; i++) {
            SECRET[i] = (byte) i;
        }
    }

    private PlainSigning() {}

    /** The text for parameters with their decoded values; {@code _open} as its names joined by commas. */
    static String text(String path, String ext, Map<String, String> parameters) {
        TreeMap<String, String> sorted = new TreeMap<>(parameters);
        sorted.computeIfPresent(
                "_open", (name, names) -> Stream.of(names.split(",")).sorted().collect(Collectors.joining(",")));
        return "np1\n" + path + "\n" + ext + "\n"
                + sorted.entrySet().stream()
                        .map(pair -> pair.getKey() + "=" + encoded(pair.getValue()))
                        .collect(Collectors.joining("&"));
    }

    static String encoded(String value) {
        StringBuilder out = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            String one = new String(new byte[] {b}, StandardCharsets.ISO_8859_1);
            out.append(one.matches("[A-Za-z0-9._~-]") ? one : String.format("%%%02X", b & 0xFF));
        }
        return out.toString();
    }

    static String base64(byte[] secret, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(secret, text));
    }

    /** The base64url form under {@link #SECRET}. */
    static String base64(String text) {
        return base64(SECRET, text);
    }

    static byte[] mac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
