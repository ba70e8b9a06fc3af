package dev.nameplate.proof;

import dev.nameplate.encode.EncodeSettings;
import dev.nameplate.encode.EncodedImage;
import dev.nameplate.encode.Encoder;
import dev.nameplate.encode.Encoders;
import dev.nameplate.encode.Format;
import dev.nameplate.encode.Target;
import dev.nameplate.raster.Damage;
import dev.nameplate.raster.Raster;
import dev.nameplate.render.Base;
import dev.nameplate.template.Problem;
import dev.nameplate.template.Template;
import dev.nameplate.template.TemplateCompiler;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The contact sheet as one picture: a template like any other, made for the purpose and drawn by the same renderer. Blocks.
 */
public final class SheetPicture {

    private static final Target FINE = new Target(90, Integer.MAX_VALUE);
    private static final EncodeSettings SETTINGS = new EncodeSettings(90, /* fullChroma= */ true);

    private final Proofreading.Tools tools;
    private final TemplateCompiler compiler;
    private final Encoders encoders;

    public SheetPicture(Proofreading.Tools tools, TemplateCompiler compiler, Encoders encoders) {
        this.tools = tools;
        this.compiler = compiler;
        this.encoders = encoders;
    }

    /**
     * Draws the sheet of one density, at that density where the renderer allows a picture so large.
     *
     * @param prints the pictures' own template
     * @param format of the sheet
     */
    public EncodedImage draw(ProofSheet sheet, Prints prints, int density, Format format) {
        SheetDesign design = new SheetDesign(sheet, density);
        Map<String, byte[]> files = new HashMap<>();
        for (int i = 0; i < sheet.entries().size(); i++) {
            ProofSheet.Entry entry = sheet.entries().get(i);
            Raster small = tools.renderer().render(prints.base(density), entry.values(), rendering -> rendering
                    .pixels()
                    .fitting(design.pictureWidth() * density, design.pictureHeight() * density));
            files.put(SheetDesign.file(i), encoded(small, Format.PNG).bytes());
        }
        Template template = compiler.compile("proof", design.tree(), files).fold(made -> made, SheetPicture::broken);
        int allowed = tools.renderer().allows(template, density) ? density : 1;
        Base base = tools.renderer().base(template, allowed);
        return encoded(base.raster(), format);
    }

    private static Template broken(List<Problem> problems) {
        throw new IllegalStateException("the contact sheet is no sound template: " + problems);
    }

    private EncodedImage encoded(Raster raster, Format format) {
        Encoder encoder = encoders.of(format);
        Damage all = Damage.all(raster.width(), raster.height());
        return encoder.encode(encoder.base(raster, SETTINGS, List.of()), raster, all, FINE);
    }
}
