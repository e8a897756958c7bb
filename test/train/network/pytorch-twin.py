"""The networks of both spaces in PyTorch, as NAS-Bench-201 (D-X-Y/AutoDL-Projects, lib/models) and DARTS (quark0/darts, cnn)
put them together, on weights and images that a formula gives: what pytorch-twin.json holds, for pytorch-twin.test.ts.

    python3 test/train/network/pytorch-twin.py > test/train/network/pytorch-twin.json
"""

import json
import math
import torch
from torch import nn
from torch.nn import functional

torch.set_default_dtype(torch.float64)
IMAGES, CLASSES = 4, 3
made = {}  # our name of a parameter: the parameter
kept = {}  # our name of a norm: its running mean and variance


def wave(number, shape):
    size = math.prod(shape)
    return torch.sin(torch.arange(size, dtype=torch.float64) * 0.7 + number).reshape(shape)


def learned(name, shape, fan_in=None, around=0.0):
    if name not in made:
        scale = 0.1 if fan_in is None else 1 / math.sqrt(fan_in)
        made[name] = (around + scale * wave(len(made), shape)).requires_grad_()
    return made[name]


def conv(name, x, filters, size, stride=1, padding=0):
    w = learned(f"{name}/filter", (size, size, x.shape[1], filters), size * size * x.shape[1])
    return functional.conv2d(x, w.permute(3, 2, 0, 1), stride=stride, padding=padding)


def depthwise(name, x, size, stride, padding, dilation=1):
    w = learned(f"{name}/filter", (size, size, x.shape[1], 1), size * size)
    return functional.conv2d(
        x, w.permute(2, 3, 0, 1), stride=stride, padding=padding, dilation=dilation, groups=x.shape[1]
    )


def norm(name, x):
    channels = x.shape[1]
    scale, shift = learned(f"{name}/scale", (channels,), around=1.0), learned(f"{name}/shift", (channels,))
    learns = name not in kept
    if learns:
        kept[name] = torch.zeros(channels), torch.ones(channels)
    return functional.batch_norm(x, *kept[name], scale, shift, training=learns, momentum=0.1, eps=1e-5)


def dense(name, x):
    x = x.mean((2, 3))
    w = learned(f"{name}/weights", (x.shape[1], CLASSES), x.shape[1])
    return x @ w + learned(f"{name}/bias", (CLASSES,), x.shape[1])


def relu_conv_norm(name, x, filters, size, stride, padding):
    return norm(f"{name}/norm", conv(f"{name}/conv", functional.relu(x), filters, size, stride, padding))


def avg_pool(x, size, stride, padding):
    return nn.AvgPool2d(size, stride=stride, padding=padding, count_include_pad=False)(x)


def nas_bench_201(x, cell, channels):
    def edge(name, op, x):
        c = x.shape[1]
        if op == "none":
            return x * 0
        if op == "skip_connect":
            return x
        if op == "avg_pool_3x3":
            return avg_pool(x, 3, 1, 1)
        size = 1 if op == "nor_conv_1x1" else 3
        return relu_conv_norm(f"{name}/conv{size}x{size}", x, c, size, 1, (size - 1) // 2)

    x = norm("stem/norm", conv("stem/conv", x, channels, 3, 1, 1))
    for stage in range(3):
        if stage > 0:
            c, name = 2 * x.shape[1], f"stage{stage}/reduction"
            a = relu_conv_norm(f"{name}/a", x, c, 3, 2, 1)
            b = relu_conv_norm(f"{name}/b", a, c, 3, 1, 1)
            x = conv(f"{name}/shortcut", nn.AvgPool2d(2, stride=2, padding=0)(x), c, 1) + b
        nodes = [x]
        for to, edges in enumerate(cell, 1):
            nodes.append(
                sum(edge(f"stage{stage}/cell0/edge{i}-{to}", op, nodes[i]) for i, op in enumerate(edges))
            )
        x = nodes[-1]
    return dense("head/dense", functional.relu(norm("head/norm", x))), None


def nasnet(x, cell, channels):
    def factorized(name, x, c):
        x = functional.relu(x)
        even = conv(f"{name}/even", x, c // 2, 1, 2)
        odd = conv(f"{name}/odd", x[:, :, 1:, 1:], c - c // 2, 1, 2)
        return norm(f"{name}/norm", torch.cat([even, odd], 1))

    def pointwise(name, x, c):
        return norm(f"{name}/norm", conv(f"{name}/pointwise", x, c, 1))

    def edge(name, op, x, stride):
        c, size = x.shape[1], int(op[-1]) if op[-1].isdigit() else 0
        if op == "skip_connect":
            return x if stride == 1 else factorized(name, x, c)
        if op == "max_pool_3x3":
            return nn.MaxPool2d(3, stride=stride, padding=1)(x)
        if op == "avg_pool_3x3":
            return avg_pool(x, 3, stride, 1)
        if op.startswith("dil"):
            spread = depthwise(f"{name}/depthwise", functional.relu(x), size, stride, size - 1, 2)
            return pointwise(name, spread, c)
        half = (size - 1) // 2
        a = pointwise(f"{name}/a", depthwise(f"{name}/a/depthwise", functional.relu(x), size, stride, half), c)
        return pointwise(f"{name}/b", depthwise(f"{name}/b/depthwise", functional.relu(a), size, 1, half), c)

    before = at = norm("stem/norm", conv("stem/conv", x, 3 * channels, 3, 1, 1))
    c = channels
    for number in range(3):
        name, reduces = f"cell{number}", number > 0
        c *= 2 if reduces else 1
        one = (
            factorized(f"{name}/input0", before, c)
            if before.shape[2] != at.shape[2]
            else relu_conv_norm(f"{name}/input0", before, c, 1, 1, 0)
        )
        nodes = [one, relu_conv_norm(f"{name}/input1", at, c, 1, 1, 0)]
        for node, edges in enumerate(cell):
            ends = [
                edge(f"{name}/node{node}/{side}/{op}", op, nodes[i], 2 if reduces and i < 2 else 1)
                for side, (op, i) in enumerate(edges)
            ]
            nodes.append(ends[0] + ends[1])
        before, at = at, torch.cat(nodes[2:], 1)
    pooled = avg_pool(functional.relu(at), 5, 3, 0)
    first = functional.relu(norm("auxiliary/a/norm", conv("auxiliary/a/conv", pooled, 128, 1)))
    second = functional.relu(norm("auxiliary/b/norm", conv("auxiliary/b/conv", first, 768, 2)))
    beside = dense("auxiliary/dense", second)
    return dense("head/dense", at.mean((2, 3), keepdim=True)), beside


def told(build, cell, channels, side):
    made.clear()
    kept.clear()
    pixels = torch.cos(torch.arange(IMAGES * side * side * 3, dtype=torch.float64) * 0.9)
    images = pixels.reshape(IMAGES, side, side, 3).permute(0, 3, 1, 2)
    output, beside = build(images, cell, channels)
    labels = torch.arange(IMAGES) % CLASSES
    loss = functional.cross_entropy(output, labels, label_smoothing=0.1)
    if beside is not None:
        loss = loss + 0.4 * functional.cross_entropy(beside, labels, label_smoothing=0.1)
    loss.backward()
    slopes = {name: (w.grad * wave(0, w.shape)).sum().item() for name, w in made.items()}
    # Once more, by what batch norm has kept of one step.
    judged = functional.cross_entropy(build(images, cell, channels)[0], labels)
    return {
        "loss": round(loss.item(), 6),
        "judgedLoss": round(judged.item(), 6),
        "variances": {name: round(variance.sum().item(), 6) for name, (_, variance) in list(kept.items())[-1:]},
        "slopes": {name: round(slope, 6) for name, slope in slopes.items()},
    }


CELL = [["nor_conv_3x3"], ["nor_conv_1x1", "skip_connect"], ["avg_pool_3x3", "none", "nor_conv_3x3"]]
NASNET = [
    [("sep_conv_3x3", 0), ("dil_conv_5x5", 1)],
    [("max_pool_3x3", 0), ("skip_connect", 1)],
    [("avg_pool_3x3", 0), ("dil_conv_3x3", 2)],
    [("sep_conv_5x5", 3), ("skip_connect", 0)],
    [("skip_connect", 4), ("max_pool_3x3", 1)],
]
print(
    json.dumps(
        {"NAS-Bench-201": told(nas_bench_201, CELL, 4, 8), "NASNet": told(nasnet, NASNET, 2, 32)}, indent=1
    )
)
