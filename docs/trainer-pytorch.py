"""A trainer of NAS-Bench-201 networks in PyTorch, for cenas-bench: see trainer-protocol.md. Needs torch and numpy."""
import json, os, queue, sys, threading, time
import numpy as np, torch
from torch import nn
from torch.nn import functional as F

device = "cuda" if torch.cuda.is_available() else "cpu"
said = time.time()
def say(**report):
    global said; said = time.time(); print(json.dumps(report), flush=True)

def images(part):  # a line of JSON, labels, pixels
    with open(part["path"], "rb") as file:
        head = json.loads(file.readline()); n = head["count"]
        labels = np.frombuffer(file.read(n * head["labelBytes"]), "u1" if head["labelBytes"] == 1 else "<u2")
        pixels = np.frombuffer(file.read(), "u1").reshape(n, head["heightPx"], head["widthPx"], 3)
    x = torch.tensor(pixels.transpose(0, 3, 1, 2).copy()).to(device).float() / 255
    return (x - 0.473) / 0.251, torch.tensor(labels.astype("i8")).to(device), len(head["classes"])

def conv(i, o, k, s=1): return nn.Sequential(nn.ReLU(), nn.Conv2d(i, o, k, s, k // 2, bias=False), nn.BatchNorm2d(o))
class Zero(nn.Module):
    def forward(self, x): return x * 0
def op(name, c): return {"none": Zero, "skip_connect": nn.Identity, "nor_conv_1x1": lambda: conv(c, c, 1), "nor_conv_3x3": lambda: conv(c, c, 3),
                         "avg_pool_3x3": lambda: nn.AvgPool2d(3, 1, 1, count_include_pad=False)}[name]()
class Cell(nn.Module):
    def __init__(self, arch, c):
        super().__init__()
        self.nodes = nn.ModuleList(nn.ModuleList(op(e.split("~")[0], c) for e in node.strip("|").split("|")) for node in arch.split("+"))
    def forward(self, x):
        states = [x]
        for edges in self.nodes: states.append(sum(edge(state) for edge, state in zip(edges, states)))
        return states[-1]
class Reduction(nn.Module):
    def __init__(self, i, o):
        super().__init__(); self.body = nn.Sequential(conv(i, o, 3, 2), conv(o, o, 3)); self.short = nn.Sequential(nn.AvgPool2d(2), nn.Conv2d(i, o, 1, bias=False))
    def forward(self, x): return self.body(x) + self.short(x)
def network(arch, classes, c, n):
    layers = [nn.Conv2d(3, c, 3, 1, 1, bias=False), nn.BatchNorm2d(c)]
    for stage in range(3):
        layers += ([Reduction(c, 2 * c)] if stage else []); c *= 2 if stage else 1; layers += [Cell(arch, c) for _ in range(n)]
    return nn.Sequential(*layers, nn.BatchNorm2d(c), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(c, classes)).to(device)

def augmented(x):  # flip, and crop with 4 px of padding
    x = torch.where((torch.rand(len(x), device=device) < 0.5)[:, None, None, None], x.flip(3), x); p = F.pad(x, (4,) * 4)
    dy, dx = torch.randint(0, 9, (2,)).tolist(); return p[:, :, dy:dy + x.shape[2], dx:dx + x.shape[3]]
def judged(net, x, y):
    net.eval(); out = torch.cat([net(x[i:i + 500]) for i in range(0, len(x), 500)]); net.train(); return out, F.cross_entropy(out, y).item(), (out.argmax(1) == y).float().mean().item() * 100

def train(job, task, checkpoint, wanted, resume):
    s = task["settings"]; torch.manual_seed(task["seed"]); x, y, classes = images(task["train"]); tx, ty, _ = images(task["test"])
    net = network(task["architecture"], classes, int(s.get("channels", 16)), int(s.get("cells", 5))); batch = int(s.get("batch", 256)); first = 0
    sgd = torch.optim.SGD(net.parameters(), s.get("learningRate", 0.1), 0.9, weight_decay=s.get("weightDecay", 5e-4), nesterov=True)
    cosine = torch.optim.lr_scheduler.CosineAnnealingLR(sgd, max(1, task["epochs"]))
    if resume and os.path.exists(checkpoint): first, *states = torch.load(checkpoint); [part.load_state_dict(state) for part, state in zip((net, sgd, cosine), states)]
    say(type="started", job=job, epoch=first, params=sum(p.numel() for p in net.parameters()))
    for epoch in range(first + 1, task["epochs"] + 1):
        began = time.time(); loss_sum = hits = 0.0
        for chosen in torch.randperm(len(x), device=device).split(batch):
            if not wanted.empty():
                asked = wanted.get(); return say(type="stopped", job=job) if asked == "stop" else say(type="paused", job=job, epoch=epoch - 1)
            if time.time() - said > 10: say(type="working", job=job)
            out = net(augmented(x[chosen])); loss = F.cross_entropy(out, y[chosen])
            if not torch.isfinite(loss): return say(type="failed", job=job, reason="nan", message=f"the loss of epoch {epoch} is {loss.item()}", again=False)
            sgd.zero_grad(); loss.backward(); sgd.step(); loss_sum += loss.item() * len(chosen); hits += (out.argmax(1) == y[chosen]).sum().item()
        cosine.step(); trained = time.time() - began
        with torch.no_grad(): _, test_loss, accuracy = judged(net, tx, ty)
        torch.save((epoch, net.state_dict(), sgd.state_dict(), cosine.state_dict()), checkpoint + ".new"); os.replace(checkpoint + ".new", checkpoint)
        say(type="epoch", job=job, epoch=epoch, trainLoss=loss_sum / len(x), trainAccuracyPct=100 * hits / len(x), testLoss=test_loss, testAccuracyPct=accuracy,
            seconds=time.time() - began, imagesPerS=len(x) / trained)
    with torch.no_grad(): out, _, accuracy = judged(net, tx, ty)
    say(type="finished", job=job, testAccuracyPct=accuracy, confusion=torch.bincount(ty * classes + out.argmax(1), minlength=classes ** 2).view(classes, classes).tolist())

say(type="hello", protocol=2, trainer=f"pytorch {torch.__version__}", backend=device, device=torch.cuda.get_device_name() if device == "cuda" else "cpu", kinds=["train"])
wanted, worker = queue.Queue(), None
for line in sys.stdin:
    command = json.loads(line)
    if command["type"] == "quit": break
    if command["type"] != "start": wanted.put(command["type"]) if worker and worker.is_alive() else None; continue
    if worker: worker.join()
    wanted = queue.Queue()
    def work(c=command, w=wanted):
        try: train(c["job"], c["task"], c["checkpoint"], w, c["resume"])
        except Exception as error:
            memory = "out of memory" in str(error); say(type="failed", job=c["job"], reason="memory" if memory else "fault", message=str(error), again=False)
    worker = threading.Thread(target=work, daemon=True); worker.start()
