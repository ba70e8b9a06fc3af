package nameplate

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"net/url"
	"os"
	"reflect"
	"strings"
	"testing"
)

// go test -v nameplate.go nameplate_test.go -args signing.json
func TestVectors(t *testing.T) {
	var vectors struct {
		Kid    string `json:"kid"`
		Secret string `json:"secret_base64url"`
		Cases  []struct {
			Template, Ext, Text, Sig, Link string
			SigHex                         string `json:"sig_hex"`
			Controls, Fixed                map[string]string
		}
	}
	file, err := os.ReadFile(os.Args[len(os.Args)-1])
	if err != nil || json.Unmarshal(file, &vectors) != nil {
		t.Fatal("no vectors")
	}
	key := vectors.Kid + ":" + vectors.Secret
	for _, it := range vectors.Cases {
		fixed := url.Values{}
		for _, pairs := range []map[string]string{it.Controls, it.Fixed} {
			for name, value := range pairs {
				fixed.Set(name, value)
			}
		}
		var open []string
		if fixed.Has("_open") {
			open = strings.FieldsFunc(fixed.Get("_open"), func(r rune) bool { return r == ',' })
			fixed.Del("_open")
		}
		image := it.Template + "." + it.Ext
		text := SignedText(image, fixed, open)
		sig, _ := Signature(key, text, base64.RawURLEncoding.EncodeToString)
		inHex, _ := Signature(key, text, hex.EncodeToString)
		link, _ := SignLink(key, image, fixed, open)
		// The order of a link's parameters is free, and that of a map is lost.
		got, _ := url.Parse(link)
		want, _ := url.Parse(it.Link)
		same := got.Path == want.Path && reflect.DeepEqual(got.Query(), want.Query())
		if text != it.Text || sig != it.Sig || inHex != it.SigHex || !same {
			t.Errorf("%s, %s, %s, %s is not %v", text, sig, inHex, link, it)
		}
	}
	t.Logf("%d vectors hold", len(vectors.Cases))
}
