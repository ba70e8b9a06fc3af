package dev.nameplate.render.layout;

import dev.nameplate.template.ColourRef;
import dev.nameplate.template.FigureLayer;
import dev.nameplate.template.GroupLayer;
import dev.nameplate.template.ImageLayer;
import dev.nameplate.template.Layer;
import dev.nameplate.template.Paint;
import dev.nameplate.template.PatternLayer;
import dev.nameplate.template.ShapeLayer;
import dev.nameplate.template.StackLayer;
import dev.nameplate.template.Standing;
import dev.nameplate.template.Template;
import dev.nameplate.template.TextLayer;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What of a layer depends on values, so that it cannot be laid out before they are known. */
final class Dependence {

    private Dependence() {}

    /** Whether a layer's own marks depend on values. */
    static boolean isLive(Layer layer) {
        Set<String> fields = new HashSet<>();
        if (layer instanceof TextLayer it) {
            Phrasing.fields(it.wording(), fields);
            Colours.fields(it.style().fill(), fields);
            Colours.fields(it.style().outline(), fields);
            it.style().shadows().forEach(shadow -> Colours.fields(shadow.colour(), fields));
            it.style().runs().values().forEach(run -> run.fill().ifPresent(paint -> Colours.fields(paint, fields)));
            it.style().rule().ifPresent(rule -> Colours.fields(rule.paint(), fields));
            it.style().plate().ifPresent(plate -> {
                Colours.fields(plate.fill(), fields);
                Colours.fields(plate.stroke(), fields);
                plate.shadows().forEach(shadow -> Colours.fields(shadow.colour(), fields));
            });
            return !fields.isEmpty() || !it.wording().byLanguage().isEmpty();
        }
        if (layer instanceof ShapeLayer it) {
            it.fill().ifPresent(paint -> Colours.fields(paint, fields));
            Colours.fields(it.stroke(), fields);
            it.shadows().forEach(shadow -> Colours.fields(shadow.colour(), fields));
        } else if (layer instanceof PatternLayer it) {
            it.colours().forEach(colour -> Colours.fields(colour, fields));
            it.seedField().ifPresent(fields::add);
        } else if (layer instanceof FigureLayer it) {
            Figures.fields(it, fields);
        }
        return !fields.isEmpty()
                || (layer instanceof FigureLayer figure && Figures.isTranslated(figure))
                || (layer instanceof ImageLayer it && Images.isLive(it));
    }

    /** Whether values decide what a group is seen through, or its shadow. */
    static boolean isFinishedByValues(GroupLayer group) {
        return group.mask().map(mask -> isLive(mask.window())).orElse(false)
                || group.shadows().stream().anyMatch(it -> it.colour() instanceof ColourRef.OfField);
    }

    /** Whether a layer is as large as what it shows unless its sizes say more. */
    static boolean isNatural(Layer layer) {
        return layer instanceof TextLayer || layer instanceof StackLayer;
    }

    /** Whether any of a layer depends on values: what it shows, whether it is shown, or how large it is. */
    static boolean dependsOnValues(Layer layer) {
        return !isThereAnyway(layer) || dependsOtherwise(layer, Dependence::dependsOnValues);
    }

    /** Whether a layer depends on values in more ways than by the conditions that it and its parts are shown on. */
    private static boolean dependsBeyondConditions(Layer layer) {
        return dependsOtherwise(layer, Dependence::dependsBeyondConditions);
    }

    private static boolean dependsOtherwise(Layer layer, Predicate<Layer> part) {
        return isLive(layer)
                || layer instanceof GroupLayer group && isFinishedByValues(group)
                || layer.common().standing() instanceof Standing.Flowing flowing
                        && !flowing.repeat().isEmpty()
                || layer.children().stream().anyMatch(part)
                || layer instanceof StackLayer stack
                        && stack.divider().filter(part).isPresent();
    }

    /** Whether no value decides that a layer is shown. */
    private static boolean isThereAnyway(Layer layer) {
        Set<String> deciding = new HashSet<>();
        Conditions.fields(layer.common().when(), deciding);
        return deciding.isEmpty();
    }

    /** Whether a layer is there whatever the values are. */
    static boolean isUnconditional(Layer layer) {
        if (!isThereAnyway(layer)) {
            return false;
        }
        if (layer instanceof TextLayer text) {
            return Phrasing.alwaysSpeaks(text.wording());
        }
        if (layer instanceof ImageLayer image) {
            return image.source() instanceof ImageLayer.Source.Asset;
        }
        if (layer instanceof FigureLayer figure) {
            return Figures.isSteady(figure);
        }
        if (layer instanceof GroupLayer group && group.mask().isPresent()) {
            return isUnconditional(group.mask().get().window());
        }
        // A stack goes when nothing is left in its flow.
        return !(layer instanceof StackLayer stack) || !dependsOnValues(stack);
    }

    /**
     * Whether drawing a layer costs more than laying on a picture of it, and no value changes it but through the conditions
     * that it and its parts are shown on.
     */
    static boolean isWorthKeeping(Layer layer) {
        boolean costly = layer instanceof ShapeLayer shape
                ? !shape.shadows().isEmpty() || shape.blur() > 0 || isGradient(shape)
                : !isNatural(layer);
        return costly
                && layer.common().rotation() == 0
                && layer.common().blend() == Layer.Blend.NORMAL
                && !dependsBeyondConditions(layer);
    }

    private static boolean isGradient(ShapeLayer shape) {
        return shape.fill().filter(fill -> !(fill instanceof Paint.Solid)).isPresent();
    }

    /** Whether values move anything in a template, or change its size. */
    static boolean reflows(Template template) {
        return template.layers().stream().anyMatch(Dependence::reflows);
    }

    private static boolean reflows(Layer layer) {
        boolean open = layer instanceof StackLayer || layer.common().standing() instanceof Standing.Pinned;
        return open && dependsOnValues(layer) || layer.children().stream().anyMatch(Dependence::reflows);
    }
}
