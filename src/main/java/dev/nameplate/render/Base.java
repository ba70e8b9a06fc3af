package dev.nameplate.render;

import dev.nameplate.raster.Raster;
import dev.nameplate.render.layout.Layout;
import dev.nameplate.render.paint.Lasting;
import dev.nameplate.template.Template;
import java.util.List;

/**
 * A template at one density, ready to be filled: what all its pictures share is laid out and drawn. Made by
 * {@link Renderer#base}; any thread may use it.
 */
public final class Base {

    private final Template template;
    private final int density;
    private final Layout layout;
    private final Lasting lasting;
    private final Raster underlay;
    private final Raster raster;
    private final List<TextReport> reports;

    /**
     * @param layout what is drawn above the underlay
     * @param lasting what was made for pictures of it
     * @param underlay what lies below everything bound, flattened
     * @param raster everything that is not bound
     * @param reports on texts of the underlay
     */
    Base(
            Template template,
            int density,
            Layout layout,
            Lasting lasting,
            Raster underlay,
            Raster raster,
            List<TextReport> reports) {
        this.template = template;
        this.density = density;
        this.layout = layout;
        this.lasting = lasting;
        this.underlay = underlay;
        this.raster = raster;
        this.reports = reports;
    }

    public Template template() {
        return template;
    }

    public int density() {
        return density;
    }

    /** The picture without anything that depends on values: what encoders work out beforehand. Not to be written. */
    public Raster raster() {
        return raster;
    }

    public int width() {
        return raster.width();
    }

    public int height() {
        return raster.height();
    }

    /**
     * Bytes on the heap, for caches bounded by weight; the template's own assets left out. Grows with what is made for its
     * pictures.
     */
    public long weight() {
        return (underlay == raster ? 0 : underlay.weight()) + raster.weight() + layout.weight() + lasting.weight();
    }

    Layout layout() {
        return layout;
    }

    Lasting lasting() {
        return lasting;
    }

    Raster underlay() {
        return underlay;
    }

    List<TextReport> reports() {
        return reports;
    }

    @Override
    public String toString() {
        return "the base of " + template.path() + " at density " + density;
    }
}
