import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.regex.*;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs Nameplate links; Java 17 or newer. {@code java NameplateLinks.java signing.json} holds it against the vectors. */
public final class NameplateLinks {
    static String query(Map<String, String> pairs) {
        var written = pairs.entrySet().stream().map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8));
        return String.join("&", written.toList()).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    /** The text that is signed: fixed fields and controls, and the names left to the sender (null for a link without _open). */
    static String text(String image, Map<String, String> fixed, List<String> open) {
        var sorted = new TreeMap<>(fixed);
        if (open != null) sorted.put("_open", String.join(",", new TreeSet<>(open)));
        return "np1\n" + image.replaceFirst("\\.([a-z]+)$", "\n$1\n") + query(sorted);
    }

    /** _sig: the key's name and 16 bytes of HMAC-SHA256. The key is as in links.keys: kid[@project]:secret. */
    static String signature(String key, String text, boolean hex) throws Exception {
        String kid = key.split("[@:]")[0], secret = key.substring(key.indexOf(':') + 1);
        byte[] raw = secret.startsWith("text:") ? secret.substring(5).getBytes() : Base64.getUrlDecoder().decode(secret);
        Mac hmac = Mac.getInstance("HmacSHA256");
        hmac.init(new SecretKeySpec(raw, "HmacSHA256"));
        byte[] code = Arrays.copyOf(hmac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 16);
        return kid + "." + (hex ? HexFormat.of().formatHex(code) : Base64.getUrlEncoder().withoutPadding().encodeToString(code));
    }

    /** A link's path and query: sign(key, "webinar.jpg", Map.of("date", "2027-01-31"), List.of("name")) + "&name=" + mergeTag */
    static String sign(String key, String image, Map<String, String> fixed, List<String> open) throws Exception {
        return "/t/" + image + "?_sig=" + signature(key, text(image, fixed, open), false)
                + (fixed.isEmpty() ? "" : "&" + query(fixed)) + (open == null ? "" : "&_open=" + String.join(",", open));
    }

    public static void main(String[] args) throws Exception {
        var pair = Pattern.compile("\"((?!secret_hex)\\w+)\" ?: ?\"(([^\"\\\\]|\\\\.)*)\"").matcher(Files.readString(Path.of(args[0])));
        var it = new LinkedHashMap<String, String>();
        String key = null;
        int held = 0;
        while (pair.find()) {
            it.put(pair.group(1), pair.group(2).translateEscapes());
            if (!pair.group(1).equals("link")) continue;
            key = key == null ? it.remove("kid") + ":" + it.remove("secret_base64url") : key;
            String image = it.remove("template") + "." + it.remove("ext"), names = it.remove("_open");
            var wanted = List.of(it.remove("text"), it.remove("sig"), it.remove("sig_hex"), it.remove("link"));
            List<String> open = names == null ? null : names.isEmpty() ? List.of() : List.of(names.split(","));
            String text = text(image, it, open);
            if (!List.of(text, signature(key, text, false), signature(key, text, true), sign(key, image, it, open)).equals(wanted))
                throw new AssertionError(text + " is not " + wanted);
            it.clear();
            held++;
        }
        System.out.println(held + " vectors hold");
    }
}
