package dev.nameplate.testing;

import dev.nameplate.merge.Field;
import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Raster;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Condition;
import dev.nameplate.template.FontData;
import dev.nameplate.template.GroupLayer;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
import dev.nameplate.template.Layer.Box;
import dev.nameplate.template.Layer.Common;
import dev.nameplate.template.Paint;
import dev.nameplate.template.PatternLayer;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.StackLayer;
import dev.nameplate.template.Standing;
import dev.nameplate.template.Stroke;
import dev.nameplate.template.Template;
import dev.nameplate.template.TextLayer;
import dev.nameplate.template.TextStyle;
import dev.nameplate.template.Wording;
import dev.nameplate.template.Wording.Phrase;
import dev.nameplate.template.Wording.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Templates, layers and values made in Java, for tests of rendering. */
public final class Templates {

    private final int width;
    private final int height;
    private int background = 0xFFFFFFFF;
    private String language = "en";
    private Wording alt = Wordings.of("A picture");
    private final List<Layer> layers = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private final Map<String, Raster> assets = new LinkedHashMap<>();

    private Templates(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** A white canvas. */
    public static Templates of(int width, int height) {
        return new Templates(width, height);
    }

    public Templates background(int argb) {
        background = argb;
        return this;
    }

    public Templates language(String tag) {
        language = tag;
        return this;
    }

    public Templates alt(String... phrases) {
        alt = Wordings.of(phrases);
        return this;
    }

    public Templates add(Layer... more) {
        layers.addAll(List.of(more));
        return this;
    }

    public Templates field(String name) {
        fields.add(Field.text(name));
        return this;
    }

    public Templates asset(String name, Raster raster) {
        assets.put(name, raster);
        return this;
    }

    public Template build() {
        return new Template(
                "test",
                "0".repeat(64),
                "Test",
                "",
                language,
                List.of(new Template.Artboard("main", width, height, background)),
                List.of(new Template.Variant("only", 1)),
                fields,
                layers,
                assets,
                List.of(),
                new Template.Output(80, 200_000, /* fullChroma= */ false, List.of(1, 2)),
                new Template.Caching(86_400, /* live= */ false),
                alt);
    }

    /** The template with font files of its own. */
    public static Template withFonts(Template it, List<List<FontData>> fonts) {
        return new Template(
                it.path(),
                it.version(),
                it.title(),
                it.description(),
                it.language(),
                it.sizes(),
                it.variants(),
                it.fields(),
                it.layers(),
                it.assets(),
                fonts,
                it.output(),
                it.caching(),
                it.alt());
    }

    /** Plain words for fields: name, value, name, value. */
    public static Values values(String... pairs) {
        Map<String, Value> byName = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            byName.put(pairs[i], Value.text(pairs[i + 1]));
        }
        return values(byName);
    }

    public static Values values(Map<String, Value> byName) {
        return new Values(byName, "en", "UTC", "", List.of());
    }

    /** A value that stands for a picture. */
    public static Value asset(String name) {
        return new Value(name, name, Optional.empty(), Optional.empty(), Optional.of(name), 0);
    }

    /** A value that stands for a colour. */
    public static Value colour(int argb) {
        return new Value("colour", "colour", Optional.empty(), Optional.of(argb), Optional.empty(), 0);
    }

    public static Common common(String id, double x, double y, double width, double height) {
        return new Common(id, id, new Box(x, y, width, height), 1, 0, Blend.NORMAL, new Condition.Always());
    }

    public static ShapeLayer rectangle(String id, double x, double y, double width, double height, Paint fill) {
        return rectangle(common(id, x, y, width, height), 0, fill);
    }

    public static ShapeLayer rectangle(Common common, double radius, Paint fill) {
        return shape(common, new ShapeLayer.Shape.Rectangle(radius, radius, radius, radius), fill);
    }

    public static ShapeLayer ellipse(String id, double x, double y, double width, double height, Paint fill) {
        return shape(common(id, x, y, width, height), new ShapeLayer.Shape.Ellipse(), fill);
    }

    public static ShapeLayer shape(Common common, ShapeLayer.Shape shape, Paint fill) {
        return new ShapeLayer(common, shape, Optional.of(fill), Optional.empty(), List.of(), 0);
    }

    public static ShapeLayer stroked(Common common, ShapeLayer.Shape shape, Stroke stroke) {
        return new ShapeLayer(common, shape, Optional.empty(), Optional.of(stroke), List.of(), 0);
    }

    public static ShapeLayer with(ShapeLayer shape, Stroke stroke) {
        return new ShapeLayer(
                shape.common(), shape.shape(), shape.fill(), Optional.of(stroke), shape.shadows(), shape.blur());
    }

    public static ShapeLayer with(ShapeLayer shape, Layer.Shadow... shadows) {
        return new ShapeLayer(
                shape.common(), shape.shape(), shape.fill(), shape.stroke(), List.of(shadows), shape.blur());
    }

    public static ShapeLayer blurred(ShapeLayer shape, double blur) {
        return new ShapeLayer(shape.common(), shape.shape(), shape.fill(), shape.stroke(), shape.shadows(), blur);
    }

    public static Stroke stroke(int argb, double width, Stroke.Position position) {
        return new Stroke(solid(argb), width, position, List.of(), /* roundCaps= */ false);
    }

    public static Layer.Shadow shadow(double dx, double dy, double blur, double spread, int argb) {
        return new Layer.Shadow(dx, dy, blur, spread, new ColourRef.Fixed(argb), /* inner= */ false);
    }

    public static Layer.Shadow innerShadow(double dx, double dy, double blur, double spread, int argb) {
        return new Layer.Shadow(dx, dy, blur, spread, new ColourRef.Fixed(argb), /* inner= */ true);
    }

    public static ImageLayer image(Common common, String asset, ImageLayer.Fit fit, ImageLayer.Clip clip) {
        return new ImageLayer(common, new ImageLayer.Source.Asset(asset), fit, 0.5, 0.5, clip);
    }

    public static ImageLayer imageOf(Common common, String field, ImageLayer.Fit fit, ImageLayer.Clip clip) {
        return new ImageLayer(common, new ImageLayer.Source.OfField(field), fit, 0.5, 0.5, clip);
    }

    public static GroupLayer group(Common common, Layer... children) {
        return new GroupLayer(common, List.of(children), ImageLayer.Clip.NONE, /* clipped= */ false);
    }

    public static GroupLayer clipped(Common common, ImageLayer.Clip clip, Layer... children) {
        return new GroupLayer(common, List.of(children), clip, /* clipped= */ true);
    }

    public static PatternLayer pattern(Common common, String name, Map<String, Double> numbers, int... argb) {
        List<ColourRef> colours = new ArrayList<>();
        for (int colour : argb) {
            colours.add(new ColourRef.Fixed(colour));
        }
        Map<String, Double> all = new TreeMap<>(PatternLayer.GENERATORS.get(name));
        all.putAll(numbers);
        return new PatternLayer(common, name, colours, all, ImageLayer.Clip.NONE, Optional.empty());
    }

    /** A pattern that a field's value seeds. */
    public static PatternLayer seeded(PatternLayer pattern, String field) {
        return new PatternLayer(
                pattern.common(),
                pattern.pattern(),
                pattern.colours(),
                pattern.numbers(),
                pattern.clip(),
                Optional.of(field));
    }

    /** Inter in near-black, on one line at the top left, unless more is said. */
    public static TextLayer text(
            String id, double x, double y, double width, double height, double size, String... phrases) {
        return new TextLayer(
                common(id, x, y, width, height), Wordings.of(phrases), style(size, size, 1, solid(0xFF101423)));
    }

    public static TextStyle style(double size, double minSize, int lines, Paint fill) {
        return new TextStyle(
                "Inter",
                600,
                /* italic= */ false,
                size,
                minSize,
                1.1,
                0,
                lines,
                /* balance= */ false,
                TextStyle.Align.START,
                TextStyle.Valign.TOP,
                fill,
                Optional.empty(),
                List.of(),
                /* upper= */ false,
                /* tabular= */ false,
                /* underline= */ false);
    }

    public static Common turned(Common common, double degrees) {
        return new Common(
                common.id(), common.name(), common.box(), common.opacity(), degrees, common.blend(), common.when());
    }

    public static Common faded(Common common, double opacity) {
        return new Common(
                common.id(), common.name(), common.box(), opacity, common.rotation(), common.blend(), common.when());
    }

    public static Common blended(Common common, Blend blend) {
        return new Common(
                common.id(), common.name(), common.box(), common.opacity(), common.rotation(), blend, common.when());
    }

    public static Common when(Common common, Condition condition) {
        return new Common(
                common.id(),
                common.name(),
                common.box(),
                common.opacity(),
                common.rotation(),
                common.blend(),
                condition);
    }

    /** A layer that stands otherwise than in a box. */
    public static Layer standing(Layer layer, Standing standing) {
        Common common = layer.common();
        Common other = new Common(
                common.id(),
                common.name(),
                common.box(),
                common.opacity(),
                common.rotation(),
                common.blend(),
                common.when(),
                standing);
        if (layer instanceof TextLayer it) {
            return new TextLayer(other, it.wording(), it.style());
        }
        if (layer instanceof ShapeLayer it) {
            return new ShapeLayer(other, it.shape(), it.fill(), it.stroke(), it.shadows(), it.blur());
        }
        if (layer instanceof StackLayer it) {
            return new StackLayer(
                    other,
                    it.children(),
                    it.divider(),
                    it.row(),
                    it.gap(),
                    it.lineGap(),
                    it.padding(),
                    it.align(),
                    it.justify(),
                    it.alignContent(),
                    it.wrap(),
                    it.clip(),
                    it.clipped());
        }
        return new GroupLayer(
                other, List.of(layer.in(new Box(0, 0, 20, 20))), ImageLayer.Clip.NONE, /* clipped= */ false);
    }

    public static Layer pinned(Layer layer, Standing.Edges pins, Standing.Sizes sizes) {
        return standing(layer, new Standing.Pinned(pins, sizes));
    }

    /** A list value. */
    public static Value list(Value... items) {
        String text = String.join(", ", List.of(items).stream().map(Value::text).toList());
        return new Value(text, text, Optional.empty(), Optional.empty(), Optional.empty(), 0, List.of(items));
    }

    public static Paint solid(int argb) {
        return new Paint.Solid(new ColourRef.Fixed(argb));
    }

    public static Paint.Stop stop(double offset, int argb) {
        return new Paint.Stop(offset, new ColourRef.Fixed(argb));
    }

    /** Wordings from the notation of templates: {@code {name}}, {@code [ of {company}]}; nothing is escaped. */
    public static final class Wordings {

        private Wordings() {}

        public static Wording of(String... phrases) {
            return new Wording(phrases(phrases), Map.of());
        }

        public static Wording in(Map<String, List<String>> languages, String... phrases) {
            Map<String, List<Phrase>> byLanguage = new TreeMap<>();
            languages.forEach((tag, all) -> byLanguage.put(tag, phrases(all.toArray(String[]::new))));
            return new Wording(phrases(phrases), byLanguage);
        }

        private static List<Phrase> phrases(String... phrases) {
            List<Phrase> all = new ArrayList<>();
            for (String phrase : phrases) {
                all.add(new Phrase(pieces(phrase, new int[1])));
            }
            return all;
        }

        private static List<Piece> pieces(String text, int[] at) {
            List<Piece> pieces = new ArrayList<>();
            StringBuilder words = new StringBuilder();
            while (at[0] < text.length()) {
                char c = text.charAt(at[0]++);
                if (c == ']') {
                    break;
                }
                if (c != '{' && c != '[') {
                    words.append(c);
                    continue;
                }
                if (words.length() > 0) {
                    pieces.add(new Piece.Words(words.toString()));
                    words.setLength(0);
                }
                if (c == '[') {
                    pieces.add(new Piece.Optional(pieces(text, at)));
                } else {
                    int end = text.indexOf('}', at[0]);
                    pieces.add(new Piece.Slot(text.substring(at[0], end)));
                    at[0] = end + 1;
                }
            }
            if (words.length() > 0) {
                pieces.add(new Piece.Words(words.toString()));
            }
            return pieces;
        }
    }
}
