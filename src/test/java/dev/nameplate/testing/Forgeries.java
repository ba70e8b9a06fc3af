package dev.nameplate.testing;

import dev.nameplate.link.LinkDraft;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The known ways to bend a signed link, each as the targets that it makes of a genuine one. What stands here must be refused as a forgery; what
 * does not even look like a link is in {@link #strangers}.
 */
public final class Forgeries {

    /** Keys of the server that is attacked: one for all, and two of projects. */
    public static final String KEYS =
            Links.KEY + ",acme1@acme:text:" + "a".repeat(32) + ",other1@other:text:" + "o".repeat(32);

    private static final String TEXT = "np1\nplain\njpg\n_exp=1993456000&_open=name&date=2027-01-31&title=Zo%C3%AB%26B";
    private static final String REST = "&_exp=1993456000&date=2027-01-31&title=Zo%C3%AB%26B&_open=name&name=Sarah";

    private static final String CODE = code("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", TEXT);

    /** The link that is bent. */
    public static final String GENUINE = "/t/plain.jpg?_sig=k1." + CODE + REST;

    private final Map<String, List<String>> kinds = new LinkedHashMap<>();

    private Forgeries() {}

    /** Kinds by name, each with the targets that it makes. */
    public static Map<String, List<String>> all() {
        Forgeries all = new Forgeries();
        all.codes();
        all.parameters();
        all.spellings();
        all.keys();
        all.borders();
        return all.kinds;
    }

    /** Targets whose path is no link's, by kind. */
    public static Map<String, List<String>> strangers() {
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        String query = GENUINE.substring(GENUINE.indexOf('?'));
        kinds.put(
                "dot segments",
                List.of("/t/../t/plain.jpg" + query, "/t/./plain.jpg" + query, "/x/../t/plain.jpg" + query));
        kinds.put(
                "escaped path",
                List.of(
                        "/t/%2e%2e/plain.jpg" + query,
                        "/t%2fplain.jpg" + query,
                        "/t/pl%61in.jpg" + query,
                        "/t/plain%2ejpg" + query,
                        "/t/plain.jpg%00" + query,
                        "/t/%252e/plain.jpg" + query));
        kinds.put(
                "doubled slashes", List.of("/t//plain.jpg" + query, "//t/plain.jpg" + query, "/t/plain.jpg/" + query));
        kinds.put("path parameters", List.of("/t/plain.jpg;x=y" + query, "/t;/plain.jpg" + query));
        kinds.put("case of the path", List.of("/T/plain.jpg" + query, "/t/Plain.jpg" + query, "/t/plain.JPG" + query));
        kinds.put("escaped question mark", List.of("/t/plain.jpg%3F" + query.substring(1)));
        return kinds;
    }

    private static String code(String secret, String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac(Base64.getUrlDecoder().decode(secret), text));
    }

    private static byte[] mac(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return java.util.Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 16);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String withSig(String sig) {
        return "/t/plain.jpg?_sig=" + sig + REST;
    }

    private static String replaced(String from, String to) {
        if (!GENUINE.contains(from)) {
            throw new AssertionError(from);
        }
        return GENUINE.replace(from, to);
    }

    private void kind(String name, String... targets) {
        kinds.put(name, List.of(targets));
    }

    private void codes() {
        byte[] bytes = Base64.getUrlDecoder().decode(CODE);
        String hex = HexFormat.of().formatHex(bytes);
        List<String> cut = new ArrayList<>();
        for (int length = 0; length < CODE.length(); length++) {
            cut.add(withSig("k1." + CODE.substring(0, length)));
        }
        cut.add(withSig("k1." + hex.substring(0, 31)));
        kinds.put("truncated code", cut);
        kind(
                "over-long code",
                withSig("k1." + CODE + "A"),
                withSig("k1." + CODE + "=="),
                withSig("k1." + CODE + "%00"),
                withSig("k1." + hex + "0"),
                withSig("k1." + CODE.repeat(100)));
        kind(
                "other alphabet of base64",
                withSig("k1." + Base64.getEncoder().encodeToString(bytes)),
                withSig("k1." + Base64.getEncoder().encodeToString(bytes).replace("=", "") + "%3D%3D"),
                withSig("k1." + hex.toUpperCase(Locale.ROOT)));
        List<String> bits = new ArrayList<>();
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(CODE.charAt(21));
        for (int bit = 1; bit < 16; bit++) {
            bits.add(withSig("k1." + CODE.substring(0, 21) + alphabet.charAt(last ^ bit)));
        }
        kinds.put("other last bits", bits);
        kind("no code", "/t/plain.jpg?" + REST.substring(1), withSig(""), withSig("k1."), withSig("k1"), withSig("."));
        kind(
                "chosen algorithm",
                replaced("&_exp", "&alg=none&_exp"),
                replaced("&_exp", "&_alg=HS256&_exp"),
                withSig("none." + CODE),
                withSig("k1." + "0".repeat(32)));
        kind("code of an empty secret", withSig("k1." + code("AA", TEXT)));
    }

    private void parameters() {
        String wrong = "_sig=k1.AAAAAAAAAAAAAAAAAAAAAA";
        kind(
                "repeated signature",
                "/t/plain.jpg?" + wrong + "&_sig=k1." + CODE + REST,
                replaced("&_exp", "&" + wrong + "&_exp"),
                replaced("&_exp", "&_sig=k1." + CODE + "&_exp"));
        kind(
                "repeated field",
                replaced("&_open", "&date=2030-01-01&_open"),
                "/t/plain.jpg?date=2030-01-01&_sig=k1." + CODE + REST,
                replaced("&_open", "&date&_open"));
        kind(
                "nested parameters",
                "/t/plain.jpg?title=Zo%C3%AB%26B%26_sig%3Dk1." + CODE + "&_open=name",
                "/t/plain.jpg?title=x%26_sig=k1." + CODE + REST,
                "/t/plain.jpg?title[_sig]=k1." + CODE + REST,
                "/t/plain.jpg?_sig[]=k1." + CODE + REST);
        kind(
                "semicolons",
                replaced("&date", ";date"),
                replaced("title=Zo", "title=Zo;date=2030-01-01"),
                "/t/plain.jpg?title=x;_sig=k1." + CODE + REST);
        kind(
                "added parameter",
                replaced("&_open", "&name=Evil&_open"),
                replaced("&_open", "&_dpr=3&_open"),
                "/t/plain.jpg?_q=95&_sig=k1." + CODE + REST,
                replaced("&_open", "&_seal=" + "A".repeat(86) + "&_open"));
        kind(
                "missing parameter",
                replaced("&date=2027-01-31", ""),
                replaced("&_exp=1993456000", ""),
                replaced("&_open=name", ""));
        kind(
                "longer list of open names",
                replaced("_open=name", "_open=name,date"),
                replaced("_open=name", "_open="),
                replaced("_open=name", "_open=*"));
        kind(
                "moved behind _open",
                replaced("&title=Zo%C3%AB%26B", "") + "&title=Zo%C3%AB%26B",
                replaced("_sig=k1." + CODE + "&", "") + "&_sig=k1." + CODE);
    }

    private void spellings() {
        List<String> names = new ArrayList<>();
        for (String name :
                List.of("_SIG", "_Sig", "%5Fsig", "_s%69g", "_sig%00", "_sig%20", "+_sig", "sig", "%E2%80%8B_sig")) {
            names.add(replaced("_sig=", name + "="));
        }
        names.add(replaced("&date=", "&Date="));
        names.add(replaced("&date=", "&d%61te="));
        kinds.put("case and escapes of names", names);
        kind(
                "doubly escaped value",
                replaced("Zo%C3%AB%26B", "Zo%25C3%25AB%2526B"),
                replaced("%26B", "%26amp;B"),
                replaced("%26B", "&B"));
        kind(
                "a value that looks the same",
                replaced("Zo%C3%AB", "Zoe%CC%88"),
                replaced("Zo%C3%AB", "%EF%BC%BAo%C3%AB"),
                replaced("Zo%C3%AB", "Z%CE%BF%C3%AB"),
                replaced("Zo%C3%AB", "Zo%C3%AB%E2%80%8B"),
                replaced("Zo%C3%AB", "zo%C3%AB"));
        kind(
                "null bytes and line feeds",
                replaced("&date", "%00&date"),
                replaced("&date", "%0A&date"),
                replaced("2027-01-31", "2027-01-31%0D%0A"));
        kind(
                "other extension",
                replaced("plain.jpg", "plain.png"),
                replaced("plain.jpg", "plain.jpeg"),
                replaced("plain.jpg", "plain.webp"),
                replaced("plain.jpg", "plain.gif"));
        kind(
                "other template",
                replaced("/plain", "/plains"),
                replaced("/plain", "/lain"),
                replaced("/plain", "/acme/plain"));
        kind(
                "other expiry",
                replaced("1993456000", "1993456001"),
                replaced("1993456000", "01993456000"),
                replaced("1993456000", "9223372036854775808"),
                replaced("1993456000", "-1"),
                replaced("1993456000", ""));
    }

    private void keys() {
        kind(
                "other key",
                withSig("k2." + CODE),
                withSig("K1." + CODE),
                withSig("k1%20." + CODE),
                withSig("../k1." + CODE),
                withSig(CODE),
                withSig("." + CODE));
        String acme =
                code(Base64.getUrlEncoder().encodeToString("a".repeat(32).getBytes(StandardCharsets.US_ASCII)), TEXT);
        String project = TEXT.replace("plain", "acme/plain");
        kind(
                "key of another project",
                withSig("acme1." + acme),
                withSig("acme1." + CODE),
                replaced("/plain", "/acme/plain")
                        .replace(CODE, code("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", project)),
                replaced("/plain", "/acme/plain")
                        .replace(
                                "k1." + CODE,
                                "other1."
                                        + code(
                                                Base64.getUrlEncoder()
                                                        .encodeToString(
                                                                "o".repeat(32).getBytes(StandardCharsets.US_ASCII)),
                                                project)));
    }

    private void borders() {
        String sig = Links.signed(LinkDraft.of("plain.jpg").set("a", "1").set("b", "2"))
                .replaceFirst("&.*", "");
        kind(
                "shifted borders between fields",
                sig + "&a=1%26b=2&_open=",
                sig + "&a=1%26b%3D2&_open=",
                sig + "&a=1&b=&b=2&_open=",
                sig + "&a=2&b=1&_open=",
                sig + "&a=1&b=2&c=&_open=");
        kind(
                "shifted borders between lines",
                replaced("plain.jpg?", "plain.jpg?jpg%0A"),
                replaced("&_exp", "&np1%0Aplain=x&_exp"),
                replaced("2027-01-31", "2027-01-31%0Anp1"));
    }
}
