package dev.nameplate.encode.gif;

import dev.nameplate.raster.Raster;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.w3c.dom.NodeList;

/** A GIF as the JDK's reader sees it, its frames put together as a browser does. */
public final class GifFile {

    private final List<Raster> frames = new ArrayList<>();
    private final List<Integer> pauses = new ArrayList<>();

    public GifFile(byte[] file) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        List<String> warnings = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            IIOMetadataNode screen = child(
                    reader.getStreamMetadata().getAsTree("javax_imageio_gif_stream_1.0"), "LogicalScreenDescriptor");
            Raster canvas =
                    Raster.transparent(number(screen, "logicalScreenWidth"), number(screen, "logicalScreenHeight"));
            int count = reader.getNumImages(/* allowSearch= */ true);
            for (int i = 0; i < count; i++) {
                frame(reader, i, canvas);
                frames.add(canvas.copy());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            reader.dispose();
        }
        if (!warnings.isEmpty()) {
            throw new AssertionError("the reader warns of " + warnings);
        }
    }

    private void frame(ImageReader reader, int index, Raster canvas) throws IOException {
        org.w3c.dom.Node tree = reader.getImageMetadata(index).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode place = child(tree, "ImageDescriptor");
        NodeList controls = ((IIOMetadataNode) tree).getElementsByTagName("GraphicControlExtension");
        pauses.add(controls.getLength() == 0 ? 0 : number((IIOMetadataNode) controls.item(0), "delayTime"));
        BufferedImage image = reader.read(index);
        IndexColorModel colours = (IndexColorModel) image.getColorModel();
        int left = number(place, "imageLeftPosition");
        int top = number(place, "imageTopPosition");
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = colours.getRGB(image.getRaster().getSample(x, y, 0));
                if (argb >>> 24 == 255) {
                    canvas.pixels()[(top + y) * canvas.width() + left + x] = argb;
                }
            }
        }
    }

    private static IIOMetadataNode child(org.w3c.dom.Node tree, String name) {
        return (IIOMetadataNode)
                ((IIOMetadataNode) tree).getElementsByTagName(name).item(0);
    }

    private static int number(IIOMetadataNode node, String name) {
        return Integer.parseInt(node.getAttribute(name));
    }

    /** The canvas after each frame. */
    public List<Raster> frames() {
        return frames;
    }

    /** Hundredths of a second after each frame. */
    public List<Integer> pauses() {
        return pauses;
    }
}
