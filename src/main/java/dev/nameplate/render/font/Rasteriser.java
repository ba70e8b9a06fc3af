package dev.nameplate.render.font;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Rect;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** Outlines to coverage. */
final class Rasteriser {

    private Rasteriser() {}

    static Mask mask(Outline outline, double scale, double dx) {
        if (outline.isEmpty()) {
            return Mask.EMPTY;
        }
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        outline.appendTo(path, dx, 0, scale);
        Rect bounds = Rect.around(
                dx + outline.left() * scale,
                outline.top() * scale,
                dx + outline.right() * scale,
                outline.bottom() * scale);
        if (bounds.isEmpty()) {
            return Mask.EMPTY;
        }
        BufferedImage image = new BufferedImage(bounds.width(), bounds.height(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(java.awt.Color.WHITE);
        g.transform(AffineTransform.getTranslateInstance(-bounds.x(), -bounds.y()));
        g.fill(path);
        g.dispose();
        return new Mask(bounds, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }
}
