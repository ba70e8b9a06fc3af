// Signs Nameplate links; .NET 5 or newer, or Mono. Given signing.json, the program holds it against the vectors.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.Serialization.Json;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Pairs = System.Collections.Generic.IEnumerable<System.Collections.Generic.KeyValuePair<string, string>>;

public static class NameplateLinks
{
    static string Query(Pairs pairs) => string.Join("&", pairs.Select(it => it.Key + "=" + Uri.EscapeDataString(it.Value)));

    /// <summary>What is signed: fixed fields and controls, and the names left to the sender (null for a link without _open).</summary>
    public static string SignedText(string image, Pairs given, IEnumerable<string> open)
    {
        string names = open == null ? null : string.Join(",", open.OrderBy(name => name, StringComparer.Ordinal));
        Pairs pairs = names == null ? given : given.Append(new KeyValuePair<string, string>("_open", names));
        string written = Query(pairs.OrderBy(it => it.Key, StringComparer.Ordinal));
        return string.Join("\n", "np1", Path.ChangeExtension(image, null), Path.GetExtension(image).Substring(1), written);
    }

    /// <summary>The key's name and 16 bytes of HMAC-SHA256. The key is as in links.keys: kid[@project]:secret.</summary>
    public static string Signature(string key, string text, bool hex = false)
    {
        string[] parts = key.Split(new[] { ':' }, 2);
        string base64 = parts[1].Replace('-', '+').Replace('_', '/') + new string('=', (4 - parts[1].Length % 4) % 4);
        byte[] secret = parts[1].StartsWith("text:") ? Encoding.ASCII.GetBytes(parts[1].Substring(5)) : Convert.FromBase64String(base64);
        byte[] code = new HMACSHA256(secret).ComputeHash(Encoding.UTF8.GetBytes(text)).Take(16).ToArray();
        string base64Code = Convert.ToBase64String(code).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        return parts[0].Split('@')[0] + "." + (hex ? BitConverter.ToString(code).Replace("-", "").ToLowerInvariant() : base64Code);
    }

    /// <summary>A link's path and query; append "&amp;name=" and a merge tag for each name that is open.</summary>
    public static string SignLink(string key, string image, IDictionary<string, string> given, IList<string> open) =>
        "/t/" + image + "?_sig=" + Signature(key, SignedText(image, given, open))
            + (given.Count == 0 ? "" : "&" + Query(given)) + (open == null ? "" : "&_open=" + string.Join(",", open));

    public static void Main(string[] args)
    {
        var vectors = XElement.Load(JsonReaderWriterFactory.CreateJsonReader(File.ReadAllBytes(args[0]), System.Xml.XmlDictionaryReaderQuotas.Max));
        string key = vectors.Element("kid").Value + ":" + vectors.Element("secret_base64url").Value;
        foreach (var it in vectors.Element("cases").Elements())
        {
            string image = it.Element("template").Value + "." + it.Element("ext").Value;
            var given = it.Element("controls").Elements().Concat(it.Element("fixed").Elements())
                .ToDictionary(pair => pair.Name.LocalName, pair => pair.Value);
            string[] open = given.TryGetValue("_open", out string names) ? names.Split(',').Where(name => name != "").ToArray() : null;
            given.Remove("_open");
            string text = SignedText(image, given, open);
            var made = new[] { text, Signature(key, text), Signature(key, text, hex: true), SignLink(key, image, given, open) };
            var wanted = new[] { "text", "sig", "sig_hex", "link" }.Select(name => it.Element(name).Value);
            if (!made.SequenceEqual(wanted)) throw new Exception(string.Join("\n", made) + " is not " + it);
        }
        Console.WriteLine(vectors.Element("cases").Elements().Count() + " vectors hold");
    }
}
