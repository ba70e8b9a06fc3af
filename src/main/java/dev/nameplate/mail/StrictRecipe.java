package dev.nameplate.mail;

import dev.nameplate.esp.Arrival;
import dev.nameplate.template.Template;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A link whose values are signed too, by the provider when it sends: code in Liquid, for those that compute HMAC-SHA256 there.
 *
 * <p>The link leaves nothing open. The provider encodes each value as RFC 3986 has it, writes the text that signatures cover,
 * and takes the first 32 hexadecimal digits of its code. The key's secret has to be of the form {@code text:…} and stands in the
 * message, so it should be a key of its own, for one project.
 */
public final class StrictRecipe {

    /** What stands where the secret goes: it is never printed. */
    public static final String SECRET = "THE SECRET OF KEY ";

    /** url_encode writes a space as +; the rest makes older encoders agree with RFC 3986. */
    private static final String ENCODED =
            " | default: '' | url_encode | replace: '+', '%20' | replace: '*', '%2A' | replace: '%7E', '~'";

    private final String base;
    private final String path;
    private final String extension;
    private final String kid;
    private final Map<String, String> fixed;
    private final EspLink esp;

    /**
     * @param base what the link begins with
     * @param kid the name of the key
     * @param fixed fields and controls that are the same for all readers
     * @param esp where the other values come from
     */
    public StrictRecipe(
            String base, String path, String extension, String kid, Map<String, String> fixed, EspLink esp) {
        this.base = base;
        this.path = path;
        this.extension = extension;
        this.kid = kid;
        this.fixed = fixed;
        this.esp = esp;
    }

    /** The code for the message: a link, or a whole image tag where there is a template. */
    public String code(@Nullable Template template) {
        StringBuilder code = new StringBuilder();
        esp.fields()
                .forEach((name, field) ->
                        code.append("{% capture np_" + name + " %}{{" + field + ENCODED + "}}{% endcapture %}\n"));
        code.append("{% capture np_text %}np1\n" + path + "\n" + extension + "\n" + pairs() + "{% endcapture %}\n");
        code.append("{% capture np_code %}{{np_text | hmac_sha256_hex: '" + SECRET + kid
                + "' | slice: 0, 32}}{% endcapture %}\n");
        return code.append(template == null ? link() : image(template)).toString();
    }

    private String image(Template template) {
        return ImageTag.of(link(), template, fixed, esp);
    }

    /** The link: everything is signed, and behind the empty list of open names nothing counts. */
    private String link() {
        StringBuilder query = new StringBuilder("?_sig=" + kid + ".{{np_code}}");
        parameters().forEach((name, value) -> {
            if (!name.equals("_open")) {
                query.append('&').append(name).append('=').append(value);
            }
        });
        return base + "/t/" + path + "." + extension + query + "&_open=";
    }

    /** What the signature covers, sorted by name. */
    private String pairs() {
        StringBuilder pairs = new StringBuilder();
        parameters().forEach((name, value) -> pairs.append(pairs.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        return pairs.toString();
    }

    private Map<String, String> parameters() {
        Map<String, String> all = new TreeMap<>();
        fixed.forEach((name, value) -> all.put(name, Arrival.PERCENT.write(value)));
        esp.fields().keySet().forEach(name -> all.put(name, "{{np_" + name + "}}"));
        all.put("_open", "");
        return all;
    }
}
