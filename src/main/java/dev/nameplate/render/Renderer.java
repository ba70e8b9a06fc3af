package dev.nameplate.render;

import com.ibm.icu.util.VersionInfo;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.layout.Layout;
import dev.nameplate.render.layout.Phrasing;
import dev.nameplate.render.layout.Scene;
import dev.nameplate.render.layout.Unlettered;
import dev.nameplate.render.paint.Lasting;
import dev.nameplate.render.paint.Painter;
import dev.nameplate.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Draws templates filled with values. What all pictures of a template share is drawn once, as its {@link Base}; for each
 * picture only the rectangles that values touch are drawn anew. Any thread may enter.
 */
public final class Renderer {

    /** Changes whenever the same template and values may give other pixels: a number of our own, and ICU's data. */
    public static final String VERSION = "2/icu" + VersionInfo.ICU_VERSION;

    private final TemplateFonts fonts;
    private final RenderLimits limits;
    private final boolean checked;
    private final Canvases canvases;

    /** Checks every picture where assertions are on. */
    public Renderer(FontBook book, RenderLimits limits) {
        this(new TemplateFonts(book), limits);
    }

    /** Draws each template with the book that is its own; checks every picture where assertions are on. */
    public Renderer(TemplateFonts fonts, RenderLimits limits) {
        this(fonts, limits, Renderer.class.desiredAssertionStatus());
    }

    /** @param checked whether every picture is drawn a second time as a whole and compared: slow, for tests */
    public Renderer(FontBook book, RenderLimits limits, boolean checked) {
        this(new TemplateFonts(book), limits, checked);
    }

    private Renderer(TemplateFonts fonts, RenderLimits limits, boolean checked) {
        this.fonts = fonts;
        this.limits = limits;
        this.checked = checked;
        this.canvases = new Canvases(limits.canvases(), limits.canvasBytes());
    }

    /** Whether a template's pictures at a density are small enough to be drawn. */
    public boolean allows(Template template, int density) {
        long width = (long) template.canvas().width() * density;
        long height = (long) template.canvas().height() * density;
        return width * height <= limits.pixels();
    }

    /**
     * Lays out and draws what all pictures of a template share.
     *
     * @param density device pixels per canvas unit
     * @throws IllegalArgumentException when the renderer does not {@linkplain #allows allow} it
     */
    public Base base(Template template, int density) {
        allow(template, density);
        return base(
                template,
                density,
                Layout.of(template, density, fonts.book(template), limits.pictureBytes(), Renderer::drawnApart));
    }

    /**
     * A template looked at closely: what lies behind its letters, and what each of its layers covers. For one thread.
     *
     * @throws IllegalArgumentException when the renderer does not {@linkplain #allows allow} it
     */
    public Closeup closeup(Template template, int density) {
        allow(template, density);
        Unlettered unlettered =
                Unlettered.of(template, density, fonts.book(template), limits.pictureBytes(), Renderer::drawnApart);
        return new Closeup(this, base(template, density, unlettered.layout()), unlettered);
    }

    private void allow(Template template, int density) {
        if (!allows(template, density)) {
            throw new IllegalArgumentException(
                    template.path() + " of " + template.canvas().width() + "x"
                            + template.canvas().height() + " at density " + density + "; at most " + limits.pixels()
                            + " pixels are allowed");
        }
    }

    private Base base(Template template, int density, Layout layout) {
        Scene below = layout.underlay();
        Raster underlay = Raster.filled(below.width(), below.height(), Argb.premultiplied(below.background()));
        Painter.paintOnce(below.items(), underlay, 0, 0);
        Layout above = layout.aboveUnderlay();
        Scene still = above.base();
        Raster raster = underlay;
        if (!still.items().isEmpty()) {
            raster = underlay.copy();
            Painter.paintOnce(still.items(), raster, 0, 0);
        }
        Lasting lasting = new Lasting(limits.pictureBytes());
        return new Base(template, density, above, lasting, underlay, raster, reports(layout.underlayReports()));
    }

    /** Items on nothing: an area of the canvas. */
    private static Raster drawnApart(List<Scene.Item> items, Rect area) {
        Raster apart = Raster.transparent(area.width(), area.height());
        Painter.paintOnce(items, apart, area.x(), area.y());
        return apart;
    }

    /**
     * Draws a picture and lends it to a function.
     *
     * @param use is given the picture while it lasts: what it returns must not hold on to the pixels
     * @return what {@code use} made of it
     */
    public <T> T render(Base base, Values values, Function<Rendering, T> use) {
        long start = System.nanoTime();
        Layout.Filled filled = base.layout().fill(values);
        Damage damage = filled.scene().damage();
        List<TextReport> reports = reports(base, filled);
        long decided = System.nanoTime();
        Canvases.Canvas canvas = canvases.borrow(base);
        draw(base, filled.scene(), damage, canvas);
        long drawn = System.nanoTime();
        T result = use.apply(new Rendering(
                canvas.pixels(),
                damage,
                reports,
                filled.ticks().map(Clockwork::new),
                decided - start,
                drawn - decided));
        // After an exception nobody knows what is on the canvas: it is not given back.
        canvases.giveBack(canvas);
        return result;
    }

    /** What each text of a picture comes to, without drawing it. */
    public List<TextReport> reports(Base base, Values values) {
        return reports(base, base.layout().fill(values));
    }

    /** The words that stand for a picture where it is not seen; the template's title when they lack a field. */
    public static String alt(Template template, Values values) {
        return Phrasing.say(template.alt(), values, template.language())
                .map(Phrasing.Said::text)
                .orElse(template.title());
    }

    /** How many canvases wait for the next picture of their base. */
    public int canvases() {
        return canvases.count();
    }

    /** Bytes of the canvases that wait. */
    public long canvasBytes() {
        return canvases.bytes();
    }

    private void draw(Base base, Scene scene, Damage damage, Canvases.Canvas canvas) {
        Raster pixels = canvas.pixels();
        for (Rect stain : canvas.stains().rects()) {
            pixels.restore(base.raster(), stain);
        }
        if (checked) {
            Check.untouched(base, pixels);
        }
        canvas.stain(damage);
        for (Rect patch : Patches.of(damage.rects())) {
            pixels.restore(base.underlay(), patch);
            Painter.paint(scene.items(), base.underlay(), pixels, patch, base.lasting());
        }
        if (checked) {
            Check.drawn(base, scene, damage, pixels);
        }
    }

    private static List<TextReport> reports(Base base, Layout.Filled filled) {
        List<TextReport> reports = new ArrayList<>(base.reports());
        reports.addAll(reports(filled.reports()));
        return reports;
    }

    private static List<TextReport> reports(List<Layout.Report> reports) {
        return reports.stream()
                .map(it -> new TextReport(
                        it.layer(), it.name(), it.size(), it.lines(), it.truncated(), it.removed(), it.ink()))
                .toList();
    }
}
