package dev.nameplate.render;

import static dev.nameplate.testing.Templates.common;

import dev.nameplate.merge.Value;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.Condition;
import dev.nameplate.template.CountdownLayer;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.GroupLayer;
import dev.nameplate.template.GroupMask;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Blend;
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
import dev.nameplate.template.Treatment;
import dev.nameplate.testing.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Templates and values of every kind, by chance. */
final class RandomTemplates {

    private static final List<String> WORDS =
            List.of("Zoë", "Grace Hopper", "Łukasiewicz-O’Neil", "A", "Donaudampfschifffahrt", "AT&T", "李小龍", "X Æ");

    /** Those that take a blink; the rest are drawn by tests of their own. */
    private static final List<String> PATTERNS = List.of(
            "grain",
            "dots",
            "grid",
            "stripes",
            "perforation",
            "rays",
            "rings",
            "arcs",
            "stars",
            "hills",
            "confetti",
            "bars");

    private final SplittableRandom random;
    private int count;

    RandomTemplates(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Template template() {
        int width = 40 + random.nextInt(140);
        int height = 40 + random.nextInt(110);
        Templates template = Templates.of(width, height)
                .background(chance(0.8) ? colour() | 0xFF000000 : colour())
                .asset("one", picture(31, 22))
                .asset("two", picture(90, 120));
        for (int i = random.nextInt(7); i >= 0; i--) {
            template.add(layer(width, height, 2));
        }
        return template.build();
    }

    Values values() {
        Map<String, Value> values = new TreeMap<>();
        for (String field : List.of("name", "company")) {
            if (chance(0.7)) {
                values.put(field, Value.text(WORDS.get(random.nextInt(WORDS.size()))));
            }
        }
        RandomFigures.values(random, values);
        if (chance(0.7)) {
            values.put("list", Templates.list(Value.text("one"), Value.text("three")));
        }
        if (chance(0.7)) {
            values.put("colour", Templates.colour(colour()));
        }
        if (chance(0.7)) {
            values.put("picture", Templates.asset(chance(0.5) ? "one" : "two"));
        }
        return Templates.values(values).left(left());
    }

    /** As often as not something is about to turn. */
    private OptionalLong left() {
        long[] turning = {0, 1, 60, 3600, 86_400, 864_000, 8_640_000};
        return switch (random.nextInt(4)) {
            case 0 -> OptionalLong.empty();
            case 1 -> OptionalLong.of(turning[random.nextInt(turning.length)]);
            default -> OptionalLong.of(random.nextLong(Deadline.FARTHEST));
        };
    }

    private Layer layer(int width, int height, int depth) {
        Common common = anywhere(width, height);
        int kind = random.nextInt(depth > 0 ? 10 : 7);
        return switch (kind) {
            case 0, 1 -> text(common);
            case 2 -> shape(common);
            case 3 ->
                new ImageLayer(
                        common,
                        chance(0.5) ? new ImageLayer.Source.OfField("picture") : new ImageLayer.Source.Asset("two"),
                        any(ImageLayer.Fit.values()),
                        random.nextDouble(),
                        random.nextDouble(),
                        clip(),
                        chance(0.5) ? Treatment.NONE : treatment(),
                        chance(0.3) ? Optional.of(stroke()) : Optional.empty(),
                        shadows());
            case 4 -> pattern(common);
            case 5, 6 ->
                RandomFigures.figure(
                        common,
                        random,
                        this::paint,
                        this::ref,
                        () -> chance(0.4) ? Optional.of(stroke()) : Optional.empty());
            case 7 -> stack(common, width, height, depth);
            case 8 -> Templates.pinned(stack(common, width, height, depth), pins(), sizes(width, height));
            default -> group(common, width, height, depth);
        };
    }

    private Common anywhere(int width, int height) {
        double x = random.nextDouble(-0.3, 0.9) * width;
        double y = random.nextDouble(-0.3, 0.9) * height;
        Common common = common(
                "layer" + count++,
                chance(0.5) ? x : Math.rint(x),
                chance(0.5) ? y : Math.rint(y),
                random.nextDouble(2, width),
                random.nextDouble(2, height));
        return new Common(
                common.id(),
                common.name(),
                common.box(),
                chance(0.7) ? 1 : random.nextDouble(),
                chance(0.7) ? 0 : chance(0.3) ? 90 * random.nextInt(4) : random.nextDouble(-180, 180),
                chance(0.7) ? Blend.NORMAL : any(Blend.values()),
                condition());
    }

    private Condition condition() {
        return switch (random.nextInt(10)) {
            case 0 -> new Condition.Present("company");
            case 1 -> new Condition.Not(new Condition.Present("name"));
            case 3 -> new Condition.Counting(any(CountdownLayer.State.values()));
            case 2 ->
                new Condition.Any(List.of(new Condition.OneOf("name", List.of("ZOË")), new Condition.Given("company")));
            default -> new Condition.Always();
        };
    }

    private Layer text(Common common) {
        double size = random.nextDouble(6, 40);
        TextStyle plain = Templates.style(size, size * random.nextDouble(0.4, 1), 1 + random.nextInt(3), paint());
        TextStyle style = new TextStyle(
                plain.family(),
                chance(0.5) ? 400 : 700,
                plain.italic(),
                plain.size(),
                plain.minSize(),
                plain.lineHeight(),
                chance(0.7) ? 0 : random.nextDouble(-0.05, 0.2),
                plain.maxLines(),
                chance(0.3),
                any(TextStyle.Align.values()),
                any(TextStyle.Valign.values()),
                plain.fill(),
                chance(0.2) ? Optional.of(stroke()) : Optional.empty(),
                shadows(),
                chance(0.2),
                chance(0.2),
                chance(0.2),
                chance(0.1),
                Map.of("strong", run(), "accent", run()),
                chance(0.7) ? Optional.empty() : Optional.of(plate()),
                chance(0.8)
                        ? Optional.empty()
                        : Optional.of(new TextStyle.Rule(
                                paint(), random.nextDouble(0.3, 4), random.nextDouble(5), random.nextDouble(9))));
        String[] phrases = chance(0.4)
                ? new String[] {
                    "<strong>{name}</strong>, your <accent>seat[ <strong>at</strong> {company}]</accent> is saved"
                }
                : chance(0.6)
                        ? new String[] {"{name}, your seat[ at {company}][ of {list}] is saved", "Your seat is saved"}
                        : new String[] {"Live <accent>webinar</accent>"};
        return new TextLayer(common, Templates.Wordings.of(phrases), style);
    }

    private TextStyle.Plate plate() {
        return new TextStyle.Plate(
                paint(),
                random.nextDouble(5),
                random.nextDouble(9),
                chance(0.3) ? 0 : random.nextDouble(20),
                any(TextStyle.Plate.Per.values()),
                chance(0.7) ? Optional.empty() : Optional.of(stroke()),
                shadows());
    }

    private TextStyle.Run run() {
        return new TextStyle.Run(
                chance(0.8) ? Optional.empty() : Optional.of("Liberation Serif"),
                chance(0.5) ? Optional.empty() : Optional.of(700),
                chance(0.8) ? Optional.empty() : Optional.of(true),
                chance(0.5) ? 1 : random.nextDouble(0.4, 2.5),
                chance(0.8) ? 0 : random.nextDouble(-0.4, 0.6),
                chance(0.8) ? Optional.empty() : Optional.of(random.nextDouble(-0.05, 0.2)),
                chance(0.4) ? Optional.empty() : Optional.of(paint()),
                chance(0.8) ? Optional.empty() : Optional.of(true),
                chance(0.7) ? Optional.empty() : Optional.of(chance(0.7)),
                chance(0.8) ? Optional.empty() : Optional.of(chance(0.7)));
    }

    private Layer shape(Common common) {
        double r = random.nextDouble(0, 30);
        ShapeLayer.Shape shape =
                switch (random.nextInt(5)) {
                    case 0 -> new ShapeLayer.Shape.Ellipse();
                    case 1 ->
                        new ShapeLayer.Shape.Line(
                                0, 0, common.box().width(), common.box().height());
                    case 2 -> new ShapeLayer.Shape.Path("M0 0 C40 90 60 -40 100 50 L80 100 Q20 80 10 90 Z", 100, 100);
                    default -> new ShapeLayer.Shape.Rectangle(r, chance(0.5) ? r : 0, r, r / 2);
                };
        return new ShapeLayer(
                common,
                shape,
                chance(0.8) ? Optional.of(paint()) : Optional.empty(),
                chance(0.4) ? Optional.of(stroke()) : Optional.empty(),
                shadows(),
                chance(0.8) ? 0 : random.nextDouble(0.5, 12),
                chance(0.8) || shape instanceof ShapeLayer.Shape.Line ? 0 : random.nextDouble(0.5, 20));
    }

    private Treatment treatment() {
        return new Treatment(
                chance(0.7) ? 0 : random.nextDouble(12),
                chance(0.7) ? 1 : random.nextDouble(2),
                chance(0.7) ? 1 : random.nextDouble(2),
                chance(0.7) ? 1 : random.nextDouble(2),
                chance(0.7) ? List.of() : List.of(ref(), ref()),
                chance(0.5)
                        ? Optional.empty()
                        : Optional.of(new Treatment.Tint(ref(), random.nextDouble(), any(Blend.values()))),
                chance(0.5) ? Optional.empty() : Optional.of(new Treatment.Overlay(plain(), any(Blend.values()))));
    }

    private PatternLayer pattern(Common common) {
        String name = PATTERNS.get(random.nextInt(PATTERNS.size()));
        List<ColourRef> colours = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            colours.add(ref());
        }
        Map<String, Double> numbers = new TreeMap<>(PatternLayer.GENERATORS.get(name));
        numbers.computeIfPresent("count", (key, value) -> Math.min(value, 20));
        return new PatternLayer(
                common, name, colours, numbers, clip(), chance(0.3) ? Optional.of("name") : Optional.empty());
    }

    private StackLayer stack(Common common, int width, int height, int depth) {
        List<Layer> children = new ArrayList<>();
        if (chance(0.5)) {
            children.add(Templates.pinned(shape(anywhere(width, height)), Standing.Edges.NONE, Standing.Sizes.FREE));
        }
        for (int i = random.nextInt(4); i >= 0; i--) {
            Layer child = layer(width / 2 + 2, height / 2 + 2, depth - 1);
            children.add(chance(0.2) ? child : flowing(child, width, height));
        }
        Optional<Layer> divider = chance(0.3) ? Optional.of(flowing(shape(anywhere(9, 9)), 9, 9)) : Optional.empty();
        boolean row = chance(0.5);
        return new StackLayer(
                common,
                children,
                divider,
                row,
                random.nextInt(9),
                random.nextInt(9),
                new Standing.Edges(random.nextInt(9), random.nextInt(9), random.nextInt(9), random.nextInt(9)),
                any(Standing.Align.values()),
                any(StackLayer.Justify.values()),
                any(StackLayer.Justify.values()),
                row && chance(0.3),
                clip(),
                chance(0.2));
    }

    private Layer flowing(Layer layer, int width, int height) {
        boolean natural = layer instanceof TextLayer || layer instanceof StackLayer;
        Standing.Sizes sizes = natural && chance(0.8) ? Standing.Sizes.FREE : sizes(width, height);
        List<String> repeat = chance(0.2) ? List.of("list") : List.of();
        return Templates.standing(
                layer,
                new Standing.Flowing(
                        sizes, random.nextInt(2), random.nextInt(3), Standing.Edges.NONE, Optional.empty(), repeat));
    }

    private Standing.Sizes sizes(int width, int height) {
        return Standing.Sizes.of(random.nextDouble(2, width), random.nextDouble(2, height));
    }

    private Standing.Edges pins() {
        return new Standing.Edges(pin(), pin(), pin(), pin());
    }

    private double pin() {
        return chance(0.5) ? Double.NaN : random.nextInt(20);
    }

    private Layer group(Common common, int width, int height, int depth) {
        List<Layer> children = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            children.add(layer(width / 2 + 2, height / 2 + 2, depth - 1));
        }
        return new GroupLayer(
                common,
                children,
                clip(),
                chance(0.4),
                chance(0.6) ? Optional.empty() : Optional.of(mask(width / 2 + 2, height / 2 + 2)),
                chance(0.8) ? 0 : random.nextDouble(0.5, 12),
                chance(0.7) ? List.of() : shadows());
    }

    private GroupMask mask(int width, int height) {
        Common common = common("layer" + count++, -1, -1, width, height);
        Layer window = chance(0.5) ? text(common) : shape(common);
        return new GroupMask(window, chance(0.5) ? 0 : random.nextDouble(12));
    }

    private Paint paint() {
        if (chance(0.1)) {
            PatternLayer pattern = pattern(common("paint", 0, 0, 1, 1));
            return new Paint.Pattern(
                    pattern.pattern(),
                    pattern.colours(),
                    pattern.numbers(),
                    pattern.seedField(),
                    chance(0.5) ? Optional.empty() : Optional.of(paint()));
        }
        return plain();
    }

    private Paint plain() {
        List<Paint.Stop> stops = new ArrayList<>();
        int last = 1 + random.nextInt(3);
        for (int i = 0; i <= last; i++) {
            stops.add(new Paint.Stop((double) i / last, ref()));
        }
        return switch (random.nextInt(6)) {
            case 0 -> new Paint.Linear(random.nextDouble(), random.nextDouble(), 1, 1.2, stops);
            case 1 -> new Paint.Radial(0.4, random.nextDouble(), 0.5, random.nextDouble(0.1, 1), stops);
            case 2 -> new Paint.Conic(0.5, random.nextDouble(), random.nextDouble(360), stops);
            default -> new Paint.Solid(ref());
        };
    }

    private ColourRef ref() {
        return chance(0.15)
                ? new ColourRef.OfField("colour", colour(), random.nextDouble())
                : new ColourRef.Fixed(chance(0.5) ? colour() | 0xFF000000 : colour());
    }

    private Stroke stroke() {
        return new Stroke(
                plain(),
                random.nextDouble(0.3, 9),
                any(Stroke.Position.values()),
                chance(0.7) ? List.of() : List.of(random.nextDouble(1, 9), random.nextDouble(1, 9)),
                chance(0.5));
    }

    private List<Layer.Shadow> shadows() {
        List<Layer.Shadow> shadows = new ArrayList<>();
        while (chance(0.3)) {
            shadows.add(new Layer.Shadow(
                    random.nextDouble(-8, 8),
                    random.nextDouble(-8, 8),
                    chance(0.3) ? 0 : random.nextDouble(20),
                    chance(0.6) ? 0 : random.nextDouble(-5, 5),
                    ref(),
                    chance(0.3)));
        }
        return shadows;
    }

    private ImageLayer.Clip clip() {
        return chance(0.5) ? ImageLayer.Clip.NONE : new ImageLayer.Clip(random.nextDouble(20), chance(0.3));
    }

    private Raster picture(int width, int height) {
        Raster picture = Raster.transparent(width, height);
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] = Argb.premultiplied(colour());
        }
        return picture;
    }

    private int colour() {
        return random.nextInt();
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }
}
