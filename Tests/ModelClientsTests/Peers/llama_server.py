"""llama.cpp's own HTTP server over a tiny model with random weights, made on the spot.

Prints the server's address on one line and ends when its standard input does, so that it cannot outlive the test
that started it. What the model says is noise; how the server says it is what the tests are about.
"""

import os
import sys
import tempfile
import threading

import gguf
import numpy
import xllamacpp

CONTEXT = 1024
WIDTH = 32
HEADS = 2
LAYERS = 1
INNER = 64

# Turns are marked by words, and tools are shown as JSON, so that requests with tools render.
TEMPLATE = (
    "{% for tool in tools or [] %}{{ tool | tojson }} {% endfor %}"
    "{% for m in messages %}[{{ m.role }}] {{ m.content or '' }}"
    "{% for c in m.tool_calls or [] %}<tool_call>{\"name\": \"{{ c.function.name }}\","
    " \"arguments\": {{ c.function.arguments | tojson }}}</tool_call>{% endfor %} {% endfor %}"
    "{% if add_generation_prompt %}[assistant] {% endif %}"
)


def vocabulary():
    """Pairs of token and kind: three control tokens, all bytes, and printable characters."""
    kinds = gguf.TokenType
    yield b"<unk>", kinds.UNKNOWN
    yield b"<s>", kinds.CONTROL
    yield b"</s>", kinds.CONTROL
    for byte in range(256):
        yield b"<0x%02X>" % byte, kinds.BYTE
    for character in ["\u2581"] + [chr(code) for code in range(0x21, 0x7F)]:
        yield character.encode(), kinds.NORMAL


def write_model(path):
    tokens, kinds = zip(*vocabulary())
    writer = gguf.GGUFWriter(path, "llama")
    writer.add_name("noise")
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(WIDTH)
    writer.add_block_count(LAYERS)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(HEADS)
    writer.add_rope_dimension_count(WIDTH // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("llama")
    writer.add_token_list(list(tokens))
    writer.add_token_scores([-float(place) for place in range(len(tokens))])
    writer.add_token_types([int(kind) for kind in kinds])
    writer.add_unk_token_id(0)
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_chat_template(TEMPLATE)

    random = numpy.random.default_rng(1)

    def noise(*shape):
        return random.normal(0, 0.1, shape).astype(numpy.float32)

    def ones():
        return numpy.ones(WIDTH, numpy.float32)

    writer.add_tensor("token_embd.weight", noise(len(tokens), WIDTH))
    writer.add_tensor("output_norm.weight", ones())
    writer.add_tensor("output.weight", noise(len(tokens), WIDTH))
    for layer in range(LAYERS):
        for name in ["attn_norm", "ffn_norm"]:
            writer.add_tensor(f"blk.{layer}.{name}.weight", ones())
        for name in ["attn_q", "attn_k", "attn_v", "attn_output"]:
            writer.add_tensor(f"blk.{layer}.{name}.weight", noise(WIDTH, WIDTH))
        writer.add_tensor(f"blk.{layer}.ffn_gate.weight", noise(INNER, WIDTH))
        writer.add_tensor(f"blk.{layer}.ffn_up.weight", noise(INNER, WIDTH))
        writer.add_tensor(f"blk.{layer}.ffn_down.weight", noise(WIDTH, INNER))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def end_with_input():
    """Ends the process at the end of its input, whatever else it is doing."""
    while os.read(0, 4096):
        pass
    os._exit(0)


def serve(path):
    parameters = xllamacpp.CommonParams()
    parameters.model.path = path
    parameters.n_ctx = CONTEXT
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = 1
    parameters.warmup = False
    # Noise that ends at once, as it may by chance, would be an empty answer.
    parameters.sampling.seed = 1
    parameters.sampling.ignore_eos = True
    parameters.use_jinja = True
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = 0
    return xllamacpp.Server(parameters)


def main():
    threading.Thread(target=end_with_input, daemon=True).start()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "noise.gguf")
        write_model(path)
        server = serve(path)
    print("listening:", server.listening_address, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    sys.exit(main())
