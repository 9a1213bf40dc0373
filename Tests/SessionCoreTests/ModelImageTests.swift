import SessionCore
import Testing

struct ModelImageTests {
  @Test(
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "image/png", "iVBORw0KGgo="),
      ([0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg", "/9j/4A=="), (Array("GIF89a".utf8), "image/gif", "R0lGODlh"),
      (Array("RIFF1234WEBP!".utf8), "image/webp", "UklGRjEyMzRXRUJQIQ=="),
    ] as [([UInt8], String, String)])
  func whatVendorsTake(bytes: [UInt8], type: String, base64: String) {
    #expect(ModelImage(bytes) == ModelImage(mediaType: type, base64: base64))
  }

  @Test(arguments: ["", "GIF", "%PDF-1.4", "<svg/>", "RIFF1234WAVE"])
  func whatNobodyTakes(text: String) { #expect(ModelImage(Array(text.utf8)) == nil) }
}
