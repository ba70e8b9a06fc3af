package dev.nameplate.pipeline;

import dev.nameplate.arrivals.Cures;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.Format;
import dev.nameplate.esp.Profile;
import dev.nameplate.guard.Guards;
import dev.nameplate.link.SignedLink;
import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.MergeNote;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.merge.WordList;
import dev.nameplate.observe.Meters;
import dev.nameplate.pipeline.ImageKeys.Variation;
import dev.nameplate.proof.Finding;
import dev.nameplate.proof.Prints;
import dev.nameplate.proof.ProofSheet;
import dev.nameplate.proof.Proofreading;
import dev.nameplate.proof.SheetPicture;
import dev.nameplate.register.Register;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.TemplateFonts;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.ScriptCoverage;
import dev.nameplate.template.BrandCompiler;
import dev.nameplate.template.Problem;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What makes pictures without a server: fonts, compiler, merger, renderer and encoders. Thread-safe; blocks. */
public final class Workshop {

    private final FontBook fonts;
    private final TemplateFonts templateFonts;
    private final TemplateCompiler compiler;
    private final BrandCompiler brandCompiler;
    private final Merger merger;
    private final WordList words;
    private final Encoders encoders;
    private final ImageKeys keys;
    private final Bases bases;
    private final Press press;
    private final Renderer renderer;
    private volatile @Nullable ScriptCoverage scripts;

    /** @param basesBytes most bytes of bases */
    public Workshop(PipelineSettings settings, long basesBytes, Meters meters) {
        this.fonts = settings.fonts().map(FontBook::with).orElseGet(FontBook::embedded);
        this.templateFonts = new TemplateFonts(fonts);
        this.compiler = new TemplateCompiler(templateFonts);
        this.brandCompiler = new BrandCompiler(templateFonts);
        this.merger = new Merger();
        this.words = settings.words();
        this.encoders = new Encoders(new Encoders.Options(settings.webp()));
        this.renderer = new Renderer(templateFonts, limits());
        this.keys = new ImageKeys(version());
        Samples samples = new Samples(merger, this::context);
        this.bases = new Bases(basesBytes, Math.max(1, settings.threads() / 2), renderer, samples, meters);
        this.press = new Press(renderer, encoders, samples, bases, meters);
        meters.gauge("nameplate.canvases", "Canvases that wait for a picture.", renderer::canvases);
        meters.gauge("nameplate.canvases.bytes", "Bytes of waiting canvases.", renderer::canvasBytes);
    }

    /** An image drawn for a command, and what happened to its values on the way. */
    public record Drawn(EncodedImage image, List<String> notes) {}

    public TemplateCompiler compiler() {
        return compiler;
    }

    public BrandCompiler brandCompiler() {
        return brandCompiler;
    }

    /** {@link #draw(Template, Map, Format, Instant)} as it looks now. */
    public Drawn draw(Template template, Map<String, String> given, Format wanted) {
        return draw(template, given, wanted, Instant.now());
    }

    /**
     * Draws a template with values given as they would stand in a link's fixed part, controls included.
     *
     * @param now what countdowns go by
     */
    public Drawn draw(Template template, Map<String, String> given, Format wanted, Instant now) {
        return draw(template, Delivery.of(given), wanted, now);
    }

    /**
     * Draws a template with values as a link would deliver them.
     *
     * @param now what countdowns go by
     */
    public Drawn draw(Template template, Delivery given, Format wanted, Instant now) {
        Commission commission = Commission.of(this, new Published(template), given, wanted, now);
        List<String> notes = new ArrayList<>();
        for (MergeNote note : commission.notes()) {
            notes.add(note.field() + ": " + note.kind().key());
        }
        EncodedImage image = commission.drawn(press);
        if (image.overBudget()) {
            notes.add("image: over-budget, " + image.bytes().length + " bytes at quality " + image.quality());
        }
        return new Drawn(image, notes);
    }

    /** What happens to values given as they would stand in a link's fixed part, without drawing them. */
    public List<MergeNote> merged(Template template, Map<String, String> given) {
        return merger.merge(Delivery.of(given), template.fields(), context(template))
                .notes();
    }

    /** What decides the bytes of pictures beside template and values: renderer, encoders and fonts. */
    public String version() {
        return Renderer.VERSION + '|' + Encoders.VERSION + '|' + fonts.digest();
    }

    /** Draws what the server would answer to a genuine link, but for expiry and pinned versions. */
    public Drawn draw(SignedLink link, Template template, Instant now) {
        Published published = new Published(template);
        Values values = published.at(
                merger.merge(Filling.delivery(link, template), Filling.fields(link, template), context(template)), now);
        Variation variation = new Variation(
                format(link, template),
                published.density(link.density().orElse(1)),
                link.quality().orElse(0),
                Variants.chosen(template, values.seed()));
        List<String> notes = new ArrayList<>();
        for (MergeNote note : values.notes()) {
            notes.add(note.field() + ": " + note.kind().key());
        }
        return new Drawn(press.print(published, values, variation), notes);
    }

    /**
     * A compiled template looked at before it is served.
     *
     * @param problems what keeps it from being served; none when its fallback images can be made
     * @param findings what is wrong with it otherwise
     */
    public record Examined(List<Problem> problems, List<Finding> findings) {}

    /** @param lint whether its pictures are looked at too, once it can be served */
    public Examined examined(Template template, boolean lint) {
        Published published;
        try {
            published = press.prove(template);
        } catch (RuntimeException e) {
            return new Examined(List.of(new Problem("", "cannot be rendered: " + e)), List.of());
        }
        return new Examined(List.of(), lint ? findings(published) : List.of());
    }

    /**
     * A template's proof sheet.
     *
     * @param prints the pictures that it is made of
     */
    public record Proofed(ProofSheet sheet, Prints prints) {}

    /** Draws a template for the twelve awkward contacts and says what is wrong with it. Takes a second or two. */
    public Proofed proof(Template template, Proofreading.Wishes wishes) {
        return proof(new Published(template), wishes);
    }

    private Proofed proof(Published published, Proofreading.Wishes wishes) {
        Prints prints = prints(published);
        Proofreading reading = proofreading(published.template(), prints, wishes);
        while (reading.next()) {
            // One contact after the other; only a server has something else to do in between.
        }
        return new Proofed(reading.sheet(), prints);
    }

    /** What is wrong with a template: the findings of its proof sheet. */
    public List<Finding> findings(Template template) {
        return findings(new Published(template));
    }

    private List<Finding> findings(Published published) {
        List<Integer> densities = published.template().output().densities();
        Proofreading.Wishes wishes = new Proofreading.Wishes(Format.JPEG, densities, Map.of(), /* complete= */ false);
        return proof(published, wishes).sheet().findings();
    }

    /** The contact sheet of one density as a picture. */
    public EncodedImage contactSheet(Proofed proofed, int density, Format format) {
        return new SheetPicture(tools(proofed.sheet().template()), compiler, encoders)
                .draw(proofed.sheet(), proofed.prints(), density, format);
    }

    Proofreading proofreading(Template template, Prints prints, Proofreading.Wishes wishes) {
        return new Proofreading(template, prints, tools(template), wishes);
    }

    private Proofreading.Tools tools(Template template) {
        return new Proofreading.Tools(renderer, merger, context(template));
    }

    Prints prints(Published published) {
        return new Prints() {
            @Override
            public Base base(int density) {
                // It may be dropped meanwhile, but for as long as it is used it stays as it is.
                try (var hold = bases.hold(published.template(), density)) {
                    return hold.it().base();
                }
            }

            @Override
            public EncodedImage print(Values values, Format format, int density) {
                String variant = Variants.chosen(published.template(), values.seed());
                return press.print(published, values, new Variation(format, density, 0, variant));
            }
        };
    }

    /** What the fonts at hand can draw of a template; walks through the letters of many languages. */
    public FontReport fontReport(Template template) {
        FontBook book = templateFonts.book(template);
        return FontReport.of(template, book, book == fonts ? serverScripts() : book.scripts());
    }

    /** Which scripts the server's fonts draw; found out once. */
    ScriptCoverage serverScripts() {
        ScriptCoverage known = scripts;
        if (known == null) {
            known = fonts.scripts();
            scripts = known;
        }
        return known;
    }

    /** What a template makes of values that arrive in the open part of a link, as they are. */
    public Values arrived(Template template, Map<String, String> values) {
        StringBuilder open = new StringBuilder();
        values.forEach((name, value) -> open.append(open.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return merger.merge(
                new Delivery(Map.of(), List.copyOf(values.keySet()), open.toString()),
                template.fields(),
                context(template));
    }

    /** What the server would do with a genuine link to a template. */
    public Explanation explain(SignedLink link, Template template, Register register, Guards guards, Instant now) {
        return new Explainer(this, register, guards).explain(link, template, now);
    }

    /** What to do about what arrives with a genuine link; whose mails it stands in is told by its tags unless it is said. */
    public List<String> cures(SignedLink link, Template template, Optional<Profile> provider) {
        Values values =
                merger.merge(Filling.delivery(link, template), Filling.fields(link, template), context(template));
        return Cures.seen(link, template, values, provider);
    }

    FontBook fonts() {
        return fonts;
    }

    Merger merger() {
        return merger;
    }

    Encoders encoders() {
        return encoders;
    }

    ImageKeys keys() {
        return keys;
    }

    /** Ends the threads that make bases. */
    void close() {
        bases.close();
    }

    Press press() {
        return press;
    }

    /** The format of the link's extension; where it is switched off, one that every reader shows. */
    Format format(SignedLink link, Template template) {
        Format wanted = Format.ofExtension(link.ext()).orElseThrow();
        if (encoders.offers(wanted)) {
            return wanted;
        }
        return template.canvas().background() >>> 24 == 255 ? Format.JPEG : Format.PNG;
    }

    MergeContext context(Template template) {
        return new MergeContext(template.language(), Optional.of(templateFonts.book(template)::covers), words);
    }

    /** Canvases take a sixteenth of the heap at most, so that a small one has room for bases and finished images. */
    private static RenderLimits limits() {
        RenderLimits usual = RenderLimits.DEFAULT;
        long heap = Runtime.getRuntime().maxMemory();
        return new RenderLimits(
                usual.pixels(),
                usual.canvases(),
                Math.min(usual.canvasBytes(), heap / 16),
                Math.min(usual.pictureBytes(), heap / 32));
    }
}
