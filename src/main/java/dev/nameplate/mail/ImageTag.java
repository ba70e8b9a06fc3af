package dev.nameplate.mail;

import dev.nameplate.esp.Profile;
import dev.nameplate.template.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A whole {@code <img>} for a mail, whose attributes the tags in them cannot break. */
public final class ImageTag {

    private ImageTag() {}

    /**
     * The tag of a link.
     *
     * @param link with its open part
     * @param fixed values that the link fixes, by name
     * @param esp the tags of its open fields; null when there are none
     */
    public static String of(String link, Template template, Map<String, String> fixed, @Nullable EspLink esp) {
        return "<img src=" + quoted(link.replace("&", "&amp;")) + " " + size(template) + " alt="
                + quoted(alt(template, fixed, esp)) + " style=\"display:block;max-width:100%;height:auto;border:0\">";
    }

    static String size(Template template) {
        return "width=\"" + template.canvas().width() + "\" height=\""
                + template.canvas().height() + "\"";
    }

    /** The alternative text as it stands in an attribute. */
    static String alt(Template template, Map<String, String> fixed, @Nullable EspLink esp) {
        return new AltText(template, fixed, esp).markup();
    }

    /** A value in the quotation marks that it does not hold itself. */
    static String quoted(String value) {
        String quote = Profile.quoteFor(value);
        return quote + value + quote;
    }
}
