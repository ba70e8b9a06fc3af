package dev.nameplate.render.layout;

import dev.nameplate.raster.Mask;
import dev.nameplate.raster.Raster;
import dev.nameplate.raster.Rect;
import dev.nameplate.render.font.Face;
import dev.nameplate.render.font.FontBook;
import dev.nameplate.render.font.Sprite;
import dev.nameplate.template.Layer.Blend;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The emoji of a text as pictures: scaled, on whole pixels where the text is upright, turned where it is not. */
final class TextPictures {

    /** Clear pixels around a picture before it is turned, so that its edges stay soft. */
    private static final int MARGIN = 2;

    private final SetText text;
    private final Place place;
    private final FontBook book;
    private final @Nullable GlyphPlacing upright;
    private final ToDoubleFunction<Lettering> opacity;
    private final List<Mark> marks = new ArrayList<>();

    private TextPictures(
            SetText text,
            Place place,
            FontBook book,
            @Nullable GlyphPlacing upright,
            ToDoubleFunction<Lettering> opacity) {
        this.text = text;
        this.place = place;
        this.book = book;
        this.upright = upright;
        this.opacity = opacity;
    }

    /**
     * @param upright how the text stands on the pixels; null when it is turned
     * @param opacity how opaque pictures of a look are
     */
    static List<Mark> of(
            SetText text,
            Place place,
            FontBook book,
            @Nullable GlyphPlacing upright,
            ToDoubleFunction<Lettering> opacity) {
        TextPictures pictures = new TextPictures(text, place, book, upright, opacity);
        for (int i = 0; i < text.lines().size(); i++) {
            if (text.lines().get(i).line().pictured()) {
                pictures.line(i);
            }
        }
        return pictures.marks;
    }

    private void line(int index) {
        SetText.Placed placed = text.lines().get(index);
        SetLine line = placed.line();
        for (int i = 0; i < line.count(); i++) {
            Face face = line.face(i);
            Optional<Sprite> sprite = face.sprite(line.glyph(i));
            if (sprite.isPresent()) {
                double x = placed.x() + line.x(i) * text.size() / Paragraph.EM;
                Drawn drawn = new Drawn(face, line.glyph(i), line.look(i), sprite.get(), x, placed.baseline());
                if (upright == null) {
                    turned(drawn);
                } else {
                    upright(drawn, upright, upright.row(index));
                }
            }
        }
    }

    /** A picture whose pen stands at (x, y), canvas units from the box's corner. */
    private record Drawn(Face face, int glyph, Lettering look, Sprite sprite, double x, double y) {

        /** Pixels of a length in font units, where the text has so many to its em. */
        double scaled(int units, double pixelsPerEm) {
            return units
                    * (pixelsPerEm * look.em() / Paragraph.EM)
                    / face.metrics().unitsPerEm();
        }

        /** How far its baseline stands above the text's. */
        double raised(double pixelsPerEm) {
            return look.raise() * pixelsPerEm / Paragraph.EM;
        }
    }

    private Raster picture(Drawn drawn, double pixels) {
        int width = (int) Math.max(1, Math.rint(drawn.scaled(drawn.sprite.width(), pixels)));
        int height = (int) Math.max(1, Math.rint(drawn.scaled(drawn.sprite.height(), pixels)));
        return book.picture(drawn.face, drawn.glyph, width, height);
    }

    private void upright(Drawn drawn, GlyphPlacing placing, int row) {
        double pixels = text.size() * place.scale();
        Raster picture = picture(drawn, pixels);
        int x = (int) Math.rint(place.x(drawn.x, drawn.y) + drawn.scaled(drawn.sprite.left(), pixels));
        int y = row + (int) Math.rint(drawn.scaled(drawn.sprite.top(), pixels) - drawn.raised(pixels));
        add(drawn, picture, new Rect(x, y, picture.width(), picture.height()), placing.box());
    }

    private void turned(Drawn drawn) {
        Raster picture = picture(drawn, text.size() * place.scale());
        double left = drawn.x + drawn.scaled(drawn.sprite.left(), text.size());
        double top = drawn.y + drawn.scaled(drawn.sprite.top(), text.size()) - drawn.raised(text.size());
        double perX = drawn.scaled(drawn.sprite.width(), text.size()) / picture.width();
        double perY = drawn.scaled(drawn.sprite.height(), text.size()) / picture.height();
        Raster framed = Raster.transparent(picture.width() + 2 * MARGIN, picture.height() + 2 * MARGIN);
        framed.draw(picture, MARGIN, MARGIN, 1, Raster.Mode.NORMAL, framed.bounds());
        double width = drawn.scaled(drawn.sprite.width(), text.size());
        double height = drawn.scaled(drawn.sprite.height(), text.size());
        Rect area = Mask.extent(place.of(Outlines.rectangle(left, top, width, height)), 0)
                .outset(1);
        Raster turned = Turn.of(framed, area, place, perX, perY, left / perX - MARGIN, top / perY - MARGIN);
        add(drawn, turned, area, area);
    }

    private void add(Drawn drawn, Raster picture, Rect area, Rect box) {
        Rect inside = area.intersection(box);
        if (inside.isEmpty()) {
            return;
        }
        Raster shown = picture;
        if (!inside.equals(area)) {
            shown = Raster.transparent(inside.width(), inside.height());
            shown.draw(picture, area.x() - inside.x(), area.y() - inside.y(), 1, Raster.Mode.NORMAL, shown.bounds());
        }
        double its = opacity.applyAsDouble(drawn.look);
        marks.add(new Mark.Picture(shown, inside.x(), inside.y(), its, Optional.empty(), Blend.NORMAL, inside));
    }
}
