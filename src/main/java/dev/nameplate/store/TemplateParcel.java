package dev.nameplate.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A version of a template with all its files, and the brand kit that dressed it, as bytes for another node. */
final class TemplateParcel {

    private static final int FORMAT = 1;

    /** As for the folders they come from, twice: the kit has files too. */
    private static final int MOST_FILES = 400;

    private TemplateParcel() {}

    static byte[] pack(VersionArchive.Kept kept) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(kept.template().path());
            pack(out, kept.template().document(), kept.template().files());
            out.writeBoolean(kept.brand().isPresent());
            if (kept.brand().isPresent()) {
                StoredBrand brand = kept.brand().get();
                out.writeUTF(brand.name());
                pack(out, brand.document(), brand.files());
            }
        }
        return bytes.toByteArray();
    }

    private static void pack(DataOutputStream out, byte[] document, Map<String, byte[]> files) throws IOException {
        out.writeInt(document.length);
        out.write(document);
        out.writeInt(files.size());
        for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
            out.writeUTF(file.getKey());
            out.writeInt(file.getValue().length);
            out.write(file.getValue());
        }
    }

    /** @throws IOException when the bytes are no parcel of this program's */
    static VersionArchive.Kept unpack(byte[] parcel) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(parcel))) {
            int format = in.readByte();
            if (format != FORMAT) {
                throw new IOException("a parcel of format " + format + "; this program reads " + FORMAT);
            }
            String path = in.readUTF();
            byte[] document = content(in);
            StoredTemplate template = new StoredTemplate(path, document, files(in));
            if (!in.readBoolean()) {
                return new VersionArchive.Kept(template, Optional.empty());
            }
            String name = in.readUTF();
            byte[] kit = content(in);
            return new VersionArchive.Kept(template, Optional.of(new StoredBrand(name, kit, files(in))));
        }
    }

    private static byte[] content(DataInputStream in) throws IOException {
        int length = in.readInt();
        byte[] content = length < 0 ? new byte[0] : in.readNBytes(length);
        if (content.length != length) {
            throw new IOException("the parcel is cut off");
        }
        return content;
    }

    private static Map<String, byte[]> files(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_FILES) {
            throw new IOException("a parcel of " + count + " files");
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            // It is going to be a file of that name in a folder of ours.
            if (name.isEmpty() || name.startsWith(".") || name.contains("/") || name.contains("\\")) {
                throw new IOException("a parcel with a file called \"" + name + '"');
            }
            files.put(name, content(in));
        }
        return files;
    }
}
