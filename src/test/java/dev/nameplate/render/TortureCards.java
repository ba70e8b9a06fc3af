package dev.nameplate.render;

import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Template;
import dev.nameplate.testing.TemplateFiles;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cards that show one text in boxes of several kinds, and the ways in which a text reaches them. */
final class TortureCards {

    static final List<String> LANGUAGES = List.of("en", "ar", "ja", "th", "tr");

    /** Box by box: a headline, a paragraph, a box too small for anything, and a label with all that styles can do. */
    static final List<Rect> BOXES = List.of(
            new Rect(10, 10, 300, 60),
            new Rect(10, 80, 180, 90),
            new Rect(200, 80, 30, 12),
            new Rect(200, 110, 110, 60));

    private static final List<String> STYLES = List.of(
            "{\"weight\": 700, \"size\": 48, \"min-size\": 20, \"lines\": 2, \"balance\": true, \"line-height\": 1.05}",
            "{\"size\": 18, \"min-size\": 9, \"lines\": 5, \"family\": \"Liberation Serif\", \"italic\": true}",
            "{\"size\": 16, \"min-size\": 14}",
            "{\"size\": 24, \"min-size\": 14, \"lines\": 3, \"upper\": true, \"tracking\": 0.1, \"tabular\": true,"
                    + " \"underline\": true, \"align\": \"center\", \"valign\": \"middle\","
                    + " \"outline\": {\"paint\": \"#5B3CC4\", \"width\": 2}}");

    private TortureCards() {}

    /** A card of all boxes; or of one, where a number from 0 on is given. */
    static Template card(String language, int... only) {
        StringBuilder layers = new StringBuilder();
        for (int i = 0; i < BOXES.size(); i++) {
            if (only.length == 0 || only[0] == i) {
                Rect box = BOXES.get(i);
                layers.append(layers.isEmpty() ? "" : ",")
                        .append(String.format(
                                "{\"id\": \"t%d\", \"type\": \"text\", \"text\": \"{name}\", \"box\": [%d, %d, %d, %d], \"style\": %s}",
                                i, box.x(), box.y(), box.width(), box.height(), STYLES.get(i)));
            }
        }
        return TemplateFiles.template("{\"format\": 1, \"title\": \"Torture\", \"language\": \"" + language
                + "\", \"sizes\": [{\"width\": 320, \"height\": 180}], \"fields\": [{\"name\": \"name\", \"open\": true,"
                + " \"max-length\": 500}], \"layers\": [" + layers + "]}");
    }

    /** As whoever signs a link sets it. */
    static Values fixed(Template template, String text, FontBook book) {
        return merged(template, new Delivery(Map.of("name", text), List.of(), ""), book);
    }

    /** As an e-mail service provider puts it behind the signed part. */
    static Values open(Template template, String text, FontBook book) {
        StringBuilder encoded = new StringBuilder("name=");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(HexFormat.of().toHexDigits(b));
        }
        return merged(template, new Delivery(Map.of(), List.of("name"), encoded.toString()), book);
    }

    /** Past all healing and checking, as the words of a template come. */
    static Values bare(String text) {
        return new Values(Map.of("name", Value.text(text)), "", "UTC", "", List.of());
    }

    private static Values merged(Template template, Delivery delivery, FontBook book) {
        return new Merger()
                .merge(delivery, template.fields(), new MergeContext(template.language(), Optional.of(book::covers)));
    }
}
