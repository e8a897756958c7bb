;; The passes over all samples that sequential minimal optimisation takes (svm.ts), four samples at a time. passes.ts lays out
;; the memory, says what each pass is for, and holds this file's binary; test/baselines/lamoo-wasm.test.ts checks that binary
;; against this text, and every pass against plain loops.
;;
;; Column k of the samples starts at byte k * 65728; the samples of a group of four lie side by side.
;;   0..2 operation numbers of edges 0 and 1, 2 and 3, 4 and 5, two 16-bit integers each
;;   3 errors   4 grow bars   5 shrink bars   6 diagonal   7 gains, scratch
;; 65728 = 64 KiB for 16384 samples and 192 bytes more, so that equal places of two columns share no cache set.
;; The largest gap is left at byte 525824; kernel rows follow from 525888 on.
;;
;; What is largest is found in two steps, its value on the way and its place afterwards: to carry places along would take most
;; of a pass.
(module
  (memory (export "memory") 73)

  ;; Writes (scale x . z)^4 for sample `of` and every sample, from byte `row` on.
  (func (export "kernelRow") (param $bytes i32) (param $of i32) (param $scale f32) (param $row i32)
    (local $at i32) (local $k v128) (local $scales v128) (local $c0 v128) (local $c1 v128) (local $c2 v128)
    (local.set $of (i32.shl (local.get $of) (i32.const 2)))
    (local.set $c0 (v128.load32_splat offset=0 (local.get $of)))
    (local.set $c1 (v128.load32_splat offset=65728 (local.get $of)))
    (local.set $c2 (v128.load32_splat offset=131456 (local.get $of)))
    (local.set $scales (f32x4.splat (local.get $scale)))
    (loop $group
      (local.set $k (f32x4.mul (local.get $scales) (f32x4.convert_i32x4_s
        (i32x4.add
          (i32x4.add (i32x4.dot_i16x8_s (local.get $c0) (v128.load offset=0 (local.get $at)))
                     (i32x4.dot_i16x8_s (local.get $c1) (v128.load offset=65728 (local.get $at))))
          (i32x4.dot_i16x8_s (local.get $c2) (v128.load offset=131456 (local.get $at)))))))
      (local.set $k (f32x4.mul (local.get $k) (local.get $k)))
      (v128.store (i32.add (local.get $row) (local.get $at)) (f32x4.mul (local.get $k) (local.get $k)))
      (br_if $group (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes)))))

  ;; errors -= weight * row
  (func (export "shift") (param $bytes i32) (param $row i32) (param $weight f32)
    (local $at i32) (local $weights v128)
    (local.set $weights (f32x4.splat (local.get $weight)))
    (loop $group
      (v128.store offset=197184 (local.get $at)
        (f32x4.sub (v128.load offset=197184 (local.get $at))
          (f32x4.mul (local.get $weights) (v128.load (i32.add (local.get $row) (local.get $at))))))
      (br_if $group (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes)))))

  ;; errors -= move * (up row - down row)
  ;; Returns the sample with the largest error + grow bar, the first of equals.
  (func (export "advance") (param $bytes i32) (param $up i32) (param $down i32) (param $move f32) (result i32)
    (local $at i32) (local $moves v128) (local $error v128) (local $best v128)
    (local.set $moves (f32x4.splat (local.get $move)))
    (local.set $best (f32x4.splat (f32.const -inf)))
    (loop $group
      (v128.store offset=197184 (local.get $at) (local.tee $error
        (f32x4.sub (v128.load offset=197184 (local.get $at))
          (f32x4.mul (local.get $moves)
            (f32x4.sub (v128.load (i32.add (local.get $up) (local.get $at)))
                       (v128.load (i32.add (local.get $down) (local.get $at))))))))
      (local.set $best
        (f32x4.pmax (local.get $best) (f32x4.add (local.get $error) (v128.load offset=262912 (local.get $at)))))
      (br_if $group (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes))))
    (local.set $best (call $largest (local.get $best)))
    (local.set $at (i32.const -16))
    (loop $group
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (local.set $error (f32x4.eq (local.get $best)
        (f32x4.add (v128.load offset=197184 (local.get $at)) (v128.load offset=262912 (local.get $at)))))
      (br_if $group (i32.eqz (v128.any_true (local.get $error)))))
    (call $first (local.get $at) (local.get $error)))

  ;; gap = highest - (error + shrink bar), curvature = K(up, up) + K(t, t) - 2 K(up, t).
  ;; Returns the sample with the largest gap^2 / curvature among those with a gap, the first of equals.
  (func (export "partner") (param $bytes i32) (param $row i32) (param $up i32) (param $highest f32) (result i32)
    (local $at i32) (local $k v128) (local $highests v128) (local $upDiagonal v128)
    (local $gap v128) (local $gaps v128) (local $gain v128) (local $best v128)
    (local.set $upDiagonal (v128.load32_splat offset=394368 (i32.shl (local.get $up) (i32.const 2))))
    (local.set $highests (f32x4.splat (local.get $highest)))
    (local.set $gaps (f32x4.splat (f32.const -inf)))
    (local.set $best (f32x4.splat (f32.const -inf)))
    (loop $group
      (local.set $gap
        (f32x4.sub (local.get $highests)
          (f32x4.add (v128.load offset=197184 (local.get $at)) (v128.load offset=328640 (local.get $at)))))
      (local.set $gaps (f32x4.pmax (local.get $gaps) (local.get $gap)))
      (local.set $gap (f32x4.pmax (v128.const f32x4 0 0 0 0) (local.get $gap)))
      (local.set $k (v128.load (i32.add (local.get $row) (local.get $at))))
      (v128.store offset=460096 (local.get $at) (local.tee $gain
        (f32x4.div (f32x4.mul (local.get $gap) (local.get $gap))
          (f32x4.pmax (v128.const f32x4 1e-6 1e-6 1e-6 1e-6)
            (f32x4.sub (f32x4.add (local.get $upDiagonal) (v128.load offset=394368 (local.get $at)))
                       (f32x4.add (local.get $k) (local.get $k)))))))
      (local.set $best (f32x4.pmax (local.get $best) (local.get $gain)))
      (br_if $group (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes))))
    (v128.store offset=525824 (i32.const 0) (call $largest (local.get $gaps)))
    (local.set $best (call $largest (local.get $best)))
    (local.set $at (i32.const -16))
    (loop $group
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (local.set $gain (f32x4.eq (local.get $best) (v128.load offset=460096 (local.get $at))))
      (br_if $group (i32.eqz (v128.any_true (local.get $gain)))))
    (call $first (local.get $at) (local.get $gain)))

  ;; The largest of four values, in every lane.
  (func $largest (param $values v128) (result v128)
    (local.set $values (f32x4.pmax (local.get $values)
      (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $values) (local.get $values))))
    (f32x4.pmax (local.get $values)
      (i8x16.shuffle 4 5 6 7 0 1 2 3 12 13 14 15 8 9 10 11 (local.get $values) (local.get $values))))

  ;; The first sample of the group at a byte whose mask is set.
  (func $first (param $at i32) (param $mask v128) (result i32)
    (i32.add (i32.shr_u (local.get $at) (i32.const 2)) (i32.ctz (i32x4.bitmask (local.get $mask)))))
)
