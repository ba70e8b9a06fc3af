package dev.nameplate.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of a PEM file (RFC 7468).
 *
 * @param label what it says it is, as {@code CERTIFICATE}
 * @param bytes what it holds
 */
record Pem(String label, byte[] bytes) {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----", Pattern.DOTALL);

    /** Every block of a file; what stands between them is passed over, and so is a block that is not base64. */
    static List<Pem> read(byte[] file) {
        List<Pem> blocks = new ArrayList<>();
        Matcher found = BLOCK.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (found.find()) {
            try {
                String body = found.group(2).replaceAll("\\s", "");
                blocks.add(new Pem(found.group(1), Base64.getDecoder().decode(body)));
            } catch (IllegalArgumentException e) {
                // An encrypted key of old has headers before its base64: its label alone says what is wrong.
                blocks.add(new Pem(found.group(1), new byte[0]));
            }
        }
        return blocks;
    }

    /** The block as it stands in a file. */
    static String write(String label, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
