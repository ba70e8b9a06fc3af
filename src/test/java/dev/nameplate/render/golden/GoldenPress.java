package dev.nameplate.render.golden;

import dev.nameplate.merge.Delivery;
import dev.nameplate.merge.MergeContext;
import dev.nameplate.merge.Merger;
import dev.nameplate.merge.Values;
import dev.nameplate.raster.Argb;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.Base;
import dev.nameplate.render.RenderLimits;
import dev.nameplate.render.Renderer;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.template.Brand;
import dev.nameplate.template.BrandCompiler;
import dev.nameplate.template.Compiled;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import dev.nameplate.template.Typefaces;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Draws cases as the server would: compiler, merger and renderer, with one book of embedded faces and one of many scripts
 * for all of them. Any thread may enter.
 */
final class GoldenPress {

    private final Supplier<FontBook> embedded;
    private final Supplier<FontBook> scripts;
    private final Map<FontBook, Renderer> renderers = new HashMap<>();

    GoldenPress(Supplier<FontBook> embedded, Supplier<FontBook> scripts) {
        this.embedded = embedded;
        this.scripts = scripts;
    }

    /** The picture of a case with straight alpha; proved against the slow way of drawing it. */
    Raster draw(GoldenCase one) {
        FontBook book = one.scripts() ? scripts.get() : embedded.get();
        Template template = template(one, book);
        Values values = new Merger()
                .merge(
                        new Delivery(one.given(), List.of(), ""),
                        template.fields(),
                        new MergeContext(template.language(), Optional.of(book::covers)))
                .left(one.left());
        Renderer renderer = renderer(book);
        Base base = renderer.base(template, one.density());
        Raster picture =
                renderer.render(base, values, rendering -> rendering.pixels().copy());
        for (int i = 0; i < picture.pixels().length; i++) {
            picture.pixels()[i] = Argb.straight(picture.pixels()[i]);
        }
        return picture;
    }

    /** What tells one picture from another. */
    String digest(GoldenCase one) {
        Raster picture = draw(one);
        ByteBuffer bytes = ByteBuffer.allocate(4 * picture.pixels().length + 4);
        bytes.putInt(picture.width());
        for (int pixel : picture.pixels()) {
            bytes.putInt(pixel);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Template template(GoldenCase one, FontBook book) {
        Map<String, byte[]> files = new HashMap<>();
        one.assets().forEach(asset -> files.put(asset, GoldenAssets.png(asset)));
        Map<String, byte[]> ofBrand = new HashMap<>(files);
        ofBrand.keySet().retainAll(one.logosOfBrand());
        files.keySet().removeAll(one.logosOfBrand());
        Compiled compiled = new TemplateCompiler(book.families())
                .compile(one.name(), one.template(), files, brand(one, book, ofBrand));
        if (compiled instanceof Compiled.Faulty faulty) {
            throw new AssertionError(one + " has a faulty template: " + faulty.problems());
        }
        Compiled.Sound sound = (Compiled.Sound) compiled;
        if (!sound.warnings().isEmpty()) {
            throw new AssertionError(one + " has what does nothing: " + sound.warnings());
        }
        return sound.template();
    }

    /** The kit that dresses a case's template. */
    private static Brand brand(GoldenCase one, FontBook book, Map<String, byte[]> files) {
        if (one.brand().isEmpty()) {
            return Brand.NONE;
        }
        return new BrandCompiler(Typefaces.of(book.families()))
                .compile(one.brand(), files)
                .fold(Function.identity(), problems -> {
                    throw new AssertionError(one + " has a faulty brand kit: " + problems);
                });
    }

    private synchronized Renderer renderer(FontBook book) {
        return renderers.computeIfAbsent(book, it -> new Renderer(it, RenderLimits.DEFAULT, /* checked= */ true));
    }
}
