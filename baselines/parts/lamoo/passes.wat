;; The two passes over all samples that one move of sequential minimal optimisation takes (svm.ts), four samples at a time.
;; passes.ts lays out the memory, says what each pass is for, and holds this file's binary; test/baselines/passes.test.ts
;; checks that binary against this text, and both passes against plain loops.
;;
;; Column k of the samples starts at byte k * 65728; the samples of a group of four lie side by side.
;;   0..2 operation numbers of edges 0 and 1, 2 and 3, 4 and 5, two 16-bit integers each
;;   3 errors   4 grow bars   5 shrink bars   6 diagonal   7 kernel row of the sample that grows
;; 65728 = 64 KiB for 16384 samples and 192 bytes more, so that equal places of two columns share no cache set.
(module
  (memory (export "memory") 9)

  ;; errors -= move * (row of the growing sample - kernel row of sample `down`)
  ;; Returns the sample with the largest error + grow bar, the first of equals.
  (func (export "advance")
    (param $bytes i32) (param $down i32) (param $scale f32) (param $move f32) (result i32)
    (local $at i32) (local $k v128) (local $scales v128) (local $moves v128)
    (local $c0 v128) (local $c1 v128) (local $c2 v128)
    (local $value v128) (local $higher v128) (local $best v128) (local $bestAt v128) (local $places v128)
    (local.set $down (i32.shl (local.get $down) (i32.const 2)))
    (local.set $c0 (v128.load32_splat offset=0 (local.get $down)))
    (local.set $c1 (v128.load32_splat offset=65728 (local.get $down)))
    (local.set $c2 (v128.load32_splat offset=131456 (local.get $down)))
    (local.set $scales (f32x4.splat (local.get $scale)))
    (local.set $moves (f32x4.splat (local.get $move)))
    (local.set $best (f32x4.splat (f32.const -inf)))
    (local.set $places (v128.const i32x4 0 1 2 3))
    (loop $group
      (local.set $k (f32x4.mul (local.get $scales) (f32x4.convert_i32x4_s
        (i32x4.add
          (i32x4.add (i32x4.dot_i16x8_s (local.get $c0) (v128.load offset=0 (local.get $at)))
                     (i32x4.dot_i16x8_s (local.get $c1) (v128.load offset=65728 (local.get $at))))
          (i32x4.dot_i16x8_s (local.get $c2) (v128.load offset=131456 (local.get $at)))))))
      (local.set $k (f32x4.mul (local.get $k) (local.get $k)))
      (local.set $k (f32x4.mul (local.get $k) (local.get $k)))
      (local.set $value
        (f32x4.sub (v128.load offset=197184 (local.get $at))
          (f32x4.mul (local.get $moves)
            (f32x4.sub (v128.load offset=460096 (local.get $at)) (local.get $k)))))
      (v128.store offset=197184 (local.get $at) (local.get $value))
      (local.set $value (f32x4.add (local.get $value) (v128.load offset=262912 (local.get $at))))
      (local.set $higher (f32x4.gt (local.get $value) (local.get $best)))
      (local.set $best (v128.bitselect (local.get $value) (local.get $best) (local.get $higher)))
      (local.set $bestAt (v128.bitselect (local.get $places) (local.get $bestAt) (local.get $higher)))
      (local.set $places (i32x4.add (local.get $places) (v128.const i32x4 4 4 4 4)))
      (br_if $group (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes))))
    (call $firstOfLargest (local.get $best) (local.get $bestAt)))

  ;; Row = kernel row of sample `up`. gap = highest - (error + shrink bar), curvature = K(up, up) + K(t, t) - 2 K(up, t).
  ;; Returns the sample with the largest gap^2 / curvature among those with a gap, the first of equals; leaves the largest
  ;; gap in `largestGap`.
  (func (export "partner")
    (param $bytes i32) (param $up i32) (param $scale f32) (param $highest f32) (result i32)
    (local $at i32) (local $k v128) (local $scales v128) (local $highests v128) (local $upDiagonal v128)
    (local $c0 v128) (local $c1 v128) (local $c2 v128)
    (local $gap v128) (local $gaps v128)
    (local $value v128) (local $higher v128) (local $best v128) (local $bestAt v128) (local $places v128)
    (local.set $up (i32.shl (local.get $up) (i32.const 2)))
    (local.set $c0 (v128.load32_splat offset=0 (local.get $up)))
    (local.set $c1 (v128.load32_splat offset=65728 (local.get $up)))
    (local.set $c2 (v128.load32_splat offset=131456 (local.get $up)))
    (local.set $upDiagonal (v128.load32_splat offset=394368 (local.get $up)))
    (local.set $scales (f32x4.splat (local.get $scale)))
    (local.set $highests (f32x4.splat (local.get $highest)))
    (local.set $gaps (f32x4.splat (f32.const -inf)))
    (local.set $best (f32x4.splat (f32.const -inf)))
    (local.set $places (v128.const i32x4 0 1 2 3))
    (loop $group
      (local.set $k (f32x4.mul (local.get $scales) (f32x4.convert_i32x4_s
        (i32x4.add
          (i32x4.add (i32x4.dot_i16x8_s (local.get $c0) (v128.load offset=0 (local.get $at)))
                     (i32x4.dot_i16x8_s (local.get $c1) (v128.load offset=65728 (local.get $at))))
          (i32x4.dot_i16x8_s (local.get $c2) (v128.load offset=131456 (local.get $at)))))))
      (local.set $k (f32x4.mul (local.get $k) (local.get $k)))
      (local.set $k (f32x4.mul (local.get $k) (local.get $k)))
      (v128.store offset=460096 (local.get $at) (local.get $k))
      (local.set $gap
        (f32x4.sub (local.get $highests)
          (f32x4.add (v128.load offset=197184 (local.get $at)) (v128.load offset=328640 (local.get $at)))))
      (local.set $gaps (f32x4.pmax (local.get $gaps) (local.get $gap)))
      (local.set $gap (f32x4.pmax (v128.const f32x4 0 0 0 0) (local.get $gap)))
      (local.set $value
        (f32x4.div (f32x4.mul (local.get $gap) (local.get $gap))
          (f32x4.pmax (v128.const f32x4 1e-6 1e-6 1e-6 1e-6)
            (f32x4.sub (f32x4.add (local.get $upDiagonal) (v128.load offset=394368 (local.get $at)))
                       (f32x4.add (local.get $k) (local.get $k))))))
      (local.set $higher (f32x4.gt (local.get $value) (local.get $best)))
      (local.set $best (v128.bitselect (local.get $value) (local.get $best) (local.get $higher)))
      (local.set $bestAt (v128.bitselect (local.get $places) (local.get $bestAt) (local.get $higher)))
      (local.set $places (i32x4.add (local.get $places) (v128.const i32x4 4 4 4 4)))
      (br_if $group (i32.lt_u (local.tee $at (i32.add (local.get $at) (i32.const 16))) (local.get $bytes))))
    (local.set $gaps (f32x4.pmax (local.get $gaps)
      (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $gaps) (local.get $gaps))))
    (global.set $largestGap
      (f32.max (f32x4.extract_lane 0 (local.get $gaps)) (f32x4.extract_lane 1 (local.get $gaps))))
    (call $firstOfLargest (local.get $best) (local.get $bestAt)))

  (global $largestGap (export "largestGap") (mut f32) (f32.const 0))

  ;; Of four best values, one a lane, the place of the largest; of equals the first place.
  (func $firstOfLargest (param $values v128) (param $places v128) (result i32)
    (local $place i32)
    (call $first
      (call $first
        (f32x4.extract_lane 0 (local.get $values)) (i32x4.extract_lane 0 (local.get $places))
        (f32x4.extract_lane 1 (local.get $values)) (i32x4.extract_lane 1 (local.get $places)))
      (call $first
        (f32x4.extract_lane 2 (local.get $values)) (i32x4.extract_lane 2 (local.get $places))
        (f32x4.extract_lane 3 (local.get $values)) (i32x4.extract_lane 3 (local.get $places))))
    (local.set $place)
    (drop)
    (local.get $place))

  (func $first
    (param $value f32) (param $place i32) (param $otherValue f32) (param $otherPlace i32) (result f32 i32)
    (if (result f32 i32)
      (i32.or (f32.gt (local.get $otherValue) (local.get $value))
        (i32.and (f32.eq (local.get $otherValue) (local.get $value))
                 (i32.lt_u (local.get $otherPlace) (local.get $place))))
      (then (local.get $otherValue) (local.get $otherPlace))
      (else (local.get $value) (local.get $place))))
)
