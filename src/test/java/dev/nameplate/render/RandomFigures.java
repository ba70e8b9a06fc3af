package dev.nameplate.render;

import dev.nameplate.merge.Localised;
import dev.nameplate.merge.Value;
import dev.nameplate.template.Amount;
import dev.nameplate.template.AvatarLayer;
import dev.nameplate.template.ChartLayer;
import dev.nameplate.template.CodeLayer;
import dev.nameplate.template.CodeLayer.Symbology;
import dev.nameplate.template.ColourRef;
import dev.nameplate.template.CountdownLayer;
import dev.nameplate.template.Deadline;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Layer.Common;
import dev.nameplate.template.Paint;
import dev.nameplate.template.ProgressLayer;
import dev.nameplate.template.RatingLayer;
import dev.nameplate.template.Stroke;
import dev.nameplate.testing.Templates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Layers that make a value visible, by chance. */
final class RandomFigures {

    private static final List<RatingLayer.Symbol> SYMBOLS = List.of(
            new RatingLayer.Symbol("M12 0 L20 14 A9 9 0 1 1 4 14 Z", 24, 24),
            new RatingLayer.Symbol("M0 0 L40 -10 L30 30 Z", 30, 30));

    private RandomFigures() {}

    static void values(SplittableRandom random, Map<String, Value> values) {
        if (random.nextDouble() < 0.8) {
            values.put("number", number(random.nextDouble(-2, 9)));
        }
        if (random.nextDouble() < 0.8) {
            List<Value> items = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                items.add(number(Math.rint(random.nextDouble(-20, 99))));
            }
            values.put("numbers", new Value("x", "x", Optional.empty(), Optional.empty(), Optional.empty(), 0, items));
        }
    }

    static Value number(double number) {
        String text = String.valueOf(number);
        return new Value(text, text, Optional.of(number), Optional.empty(), Optional.empty(), 0);
    }

    static Layer figure(
            Common common,
            SplittableRandom random,
            Supplier<Paint> paint,
            Supplier<ColourRef> colour,
            Supplier<Optional<Stroke>> stroke) {
        return switch (random.nextInt(6)) {
            case 0 -> code(common, random, colour);
            case 1 -> progress(common, random, paint);
            case 2 -> rating(common, random, paint, stroke);
            case 3 -> chart(common, random, paint, stroke);
            case 4 -> countdown(common, random, paint, stroke);
            default -> avatar(common, random, paint, colour, stroke);
        };
    }

    private static Layer code(Common common, SplittableRandom random, Supplier<ColourRef> colour) {
        Symbology symbology = Symbology.values()[random.nextInt(Symbology.values().length)];
        String[] words = symbology == Symbology.EAN_13
                ? new String[] {"400638133393"}
                : new String[] {"A-{name}", "{number}", "NOBODY"};
        return new CodeLayer(
                common,
                symbology,
                Templates.Wordings.of(words),
                CodeLayer.Level.values()[random.nextInt(4)],
                random.nextInt(5),
                colour.get(),
                colour.get(),
                random.nextDouble(12),
                symbology == Symbology.QR && random.nextBoolean(),
                symbology == Symbology.EAN_13 && random.nextBoolean());
    }

    private static Amount amount(SplittableRandom random) {
        return random.nextDouble() < 0.7
                ? new Amount.OfField("number")
                : new Amount.Fixed(List.of(random.nextDouble(-1, 6)));
    }

    private static Layer progress(Common common, SplittableRandom random, Supplier<Paint> paint) {
        ProgressLayer.Towards towards = ProgressLayer.Towards.values()[random.nextInt(4)];
        return new ProgressLayer(
                common,
                random.nextBoolean()
                        ? new ProgressLayer.Form.Bar(random.nextBoolean() ? Optional.of(towards) : Optional.empty())
                        : new ProgressLayer.Form.Ring(
                                random.nextDouble(-90, 360), random.nextBoolean() ? 360 : random.nextDouble(10, 360)),
                amount(random),
                random.nextDouble(-1, 1),
                random.nextDouble(2, 6),
                paint.get(),
                paint.get(),
                random.nextBoolean() ? Optional.of(random.nextDouble(0.5, 20)) : Optional.empty(),
                random.nextBoolean(),
                random.nextBoolean() ? 1 : 1 + random.nextInt(9),
                random.nextDouble(8));
    }

    private static Layer chart(
            Common common, SplittableRandom random, Supplier<Paint> paint, Supplier<Optional<Stroke>> stroke) {
        ChartLayer.Kind kind = ChartLayer.Kind.values()[random.nextInt(3)];
        Amount amount = random.nextDouble() < 0.7
                ? new Amount.OfField("numbers")
                : new Amount.Fixed(List.of(3.0, random.nextDouble(-9, 9), 0.0, 7.5));
        return new ChartLayer(
                common,
                kind,
                amount,
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble(-9, 2)),
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble(3, 99)),
                List.of(paint.get(), paint.get()),
                ChartLayer.Highlight.values()[random.nextInt(4)],
                random.nextBoolean() ? Optional.empty() : Optional.of(paint.get()),
                random.nextBoolean() ? Optional.empty() : Optional.of(paint.get()),
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextDouble(6)),
                random.nextDouble(6),
                random.nextBoolean() ? Optional.of(random.nextDouble(0.5, 30)) : Optional.empty(),
                random.nextBoolean() ? Optional.empty() : Optional.of(paint.get()),
                random.nextBoolean() ? 0 : random.nextDouble(5),
                random.nextBoolean(),
                stroke.get(),
                kind == ChartLayer.Kind.DONUT || random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new ChartLayer.Labels("numbers", Templates.style(9, 5, 1, paint.get()))));
    }

    /** Counts to a moment of its own: only what is left of the time is looked at. */
    private static Layer countdown(
            Common common, SplittableRandom random, Supplier<Paint> paint, Supplier<Optional<Stroke>> stroke) {
        List<CountdownLayer.Unit> units = new ArrayList<>(List.of(CountdownLayer.Unit.values()));
        while (units.size() > 1 && random.nextInt(3) == 0) {
            units.remove(random.nextInt(units.size()));
        }
        return new CountdownLayer(
                common,
                new Deadline.Fixed(Instant.EPOCH),
                units,
                1 + random.nextInt(3),
                random.nextDouble(20),
                Templates.style(random.nextDouble(8, 40), 6, 1, paint.get()),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new CountdownLayer.Labels(
                                Map.of(CountdownLayer.Unit.HOURS, Localised.of("H")),
                                random.nextBoolean(),
                                Templates.style(9, 4, 1, paint.get()),
                                random.nextDouble(10))),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new CountdownLayer.Separator(":", Templates.style(12, 6, 1, paint.get()))),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new CountdownLayer.Plate(
                                CountdownLayer.Plate.Around.values()[random.nextInt(2)],
                                paint.get(),
                                random.nextDouble(12),
                                stroke.get(),
                                List.of())),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new CountdownLayer.Passed(
                                Templates.Wordings.of("{name} is late", "Over"),
                                Templates.style(20, 6, 2, paint.get()))));
    }

    private static Layer avatar(
            Common common,
            SplittableRandom random,
            Supplier<Paint> paint,
            Supplier<ColourRef> colour,
            Supplier<Optional<Stroke>> stroke) {
        return new AvatarLayer(
                common,
                random.nextBoolean() ? Optional.empty() : Optional.of("picture"),
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Templates.Wordings.of("{name}", "{company}")),
                List.of(paint.get(), paint.get(), paint.get()),
                random.nextBoolean() ? Optional.empty() : Optional.of(colour.get()),
                "Inter",
                600,
                new ImageLayer.Clip(random.nextDouble(20), random.nextBoolean()),
                stroke.get());
    }

    private static Layer rating(
            Common common, SplittableRandom random, Supplier<Paint> paint, Supplier<Optional<Stroke>> stroke) {
        return new RatingLayer(
                common,
                amount(random),
                SYMBOLS.get(random.nextInt(SYMBOLS.size())),
                1 + random.nextInt(6),
                random.nextBoolean() ? 0 : 0.5,
                random.nextDouble(8),
                paint.get(),
                paint.get(),
                stroke.get());
    }
}
