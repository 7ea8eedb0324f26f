package cn.fengming.points.paper;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The zip file a workbook is. It is looked over before anything is read from it: whether it is a workbook at all, and
 * how much comes out of it, counted and not believed.
 */
final class Container implements AutoCloseable {

    static final int MOST_ENTRIES = 2_000;
    static final long MOST_UNPACKED = 600L * 1024 * 1024;
    /** Sheets shrink 5 to 30 times; what shrinks far more was made to. */
    static final int MOST_RATIO = 200;

    private static final long NO_MATTER = 4L * 1024 * 1024;
    private static final String BOOK = "xl/workbook.xml";
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final XMLInputFactory XML = xml();

    private final ZipFile zip;

    private Container(ZipFile zip) {
        this.zip = zip;
    }

    static Container open(Path file) throws IOException {
        byte[] head = head(file);
        if (head.length < 4 || head[0] != 'P' || head[1] != 'K') {
            throw Unreadable.bad(notAZip(file, head));
        }
        try {
            Container container = new Container(new ZipFile(file.toFile(), StandardCharsets.UTF_8));
            return container.lookedOver(Files.size(file));
        } catch (ZipException torn) {
            throw Unreadable.broken();
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(512);
        }
    }

    private static String notAZip(Path file, byte[] head) throws IOException {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (head.length >= 4 && Arrays.equals(head, 0, 4, OLE, 0, 4)) {
            return encrypted(file) ? "这个文件加了密码，请去掉密码再传" : "这是旧版 Excel（.xls）文件，请用 Excel 或 WPS 打开，另存为 .xlsx 再传";
        }
        if (text.startsWith("%PDF")) {
            return "这是 PDF 文件，请传 Excel（.xlsx）文件";
        }
        if (text.stripLeading().startsWith("<")) {
            return "这是网页格式的表格，请用 Excel 打开，另存为 .xlsx 再传";
        }
        boolean words =
                text.chars().allMatch(letter -> letter >= ' ' || letter == '\t' || letter == '\r' || letter == '\n');
        return words ? "这是文本（CSV）文件，请用 Excel 打开，另存为 .xlsx 再传" : "这不是 Excel 文件，请传 .xlsx 文件";
    }

    /** The directory of an encrypted workbook names what is in it. */
    private static boolean encrypted(Path file) throws IOException {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        return bytes.contains("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e");
    }

    private Container lookedOver(long packed) throws IOException {
        try {
            List<? extends ZipEntry> entries = Collections.list(zip.entries());
            if (entries.size() > MOST_ENTRIES) {
                throw Unreadable.bloated();
            }
            mustBeAWorkbook();
            long most = Math.min(MOST_UNPACKED, Math.max(NO_MATTER, packed * MOST_RATIO));
            for (ZipEntry entry : entries) {
                most -= unpacked(entry, most);
            }
            return this;
        } catch (IOException | RuntimeException wrong) {
            zip.close();
            throw wrong;
        }
    }

    private void mustBeAWorkbook() {
        if (zip.getEntry(BOOK) != null) {
            return;
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            throw Unreadable.bad("这是二进制工作簿（.xlsb），请另存为 .xlsx 再传");
        }
        if (zip.getEntry("word/document.xml") != null) {
            throw Unreadable.bad("这是 Word 文档，请传 Excel（.xlsx）文件");
        }
        throw Unreadable.bad(
                zip.getEntry("content.xml") != null ? "这是 ODS 表格，请另存为 .xlsx 再传" : "这是压缩包，不是 Excel 文件，请解压后传里面的 .xlsx");
    }

    /** Pictures are skipped over as fast as the rest: what they hold is never kept. */
    private long unpacked(ZipEntry entry, long most) throws IOException {
        byte[] piece = new byte[64 * 1024];
        long sum = 0;
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                sum += read;
                if (sum > most) {
                    throw Unreadable.bloated();
                }
            }
        } catch (ZipException torn) {
            throw Unreadable.broken();
        }
        return sum;
    }

    /** Programs that format nothing leave the part out, which is right. */
    boolean hasFormats() {
        return zip.getEntry("xl/styles.xml") != null;
    }

    /** Merged cells of the sheet with that relation. */
    List<Merged> merged(String relation) throws IOException, XMLStreamException {
        String part = sheets().get(relation);
        ZipEntry entry = part == null ? null : zip.getEntry(part);
        if (entry == null) {
            throw Unreadable.broken();
        }
        List<Merged> merged = new ArrayList<>();
        scan(entry, "mergeCell", element -> {
            String range = element.getAttributeValue(null, "ref");
            if (range != null) {
                Merged.read(range).ifPresent(merged::add);
            }
        });
        return merged;
    }

    private Map<String, String> sheets() throws IOException, XMLStreamException {
        Map<String, String> parts = new HashMap<>();
        ZipEntry relations = zip.getEntry("xl/_rels/workbook.xml.rels");
        if (relations == null) {
            throw Unreadable.broken();
        }
        scan(relations, "Relationship", element -> {
            String id = element.getAttributeValue(null, "Id");
            String target = element.getAttributeValue(null, "Target");
            if (id != null && target != null) {
                parts.put(id, target.startsWith("/") ? target.substring(1) : "xl/" + target);
            }
        });
        return parts;
    }

    private interface Seen {
        void element(XMLStreamReader element);
    }

    private void scan(ZipEntry entry, String name, Seen seen) throws IOException, XMLStreamException {
        try (InputStream in = new FilterInputStream(zip.getInputStream(entry)) {}) {
            XMLStreamReader reader = XML.createXMLStreamReader(in);
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals(name)) {
                    seen.element(reader);
                }
            }
            reader.close();
        }
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
