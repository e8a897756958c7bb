// Hypervolume by pagmo. Arguments: file of doubles (rows), dimensions, repeats. Prints JSON. The reference point is 1, ..., 1.
// Only the computation is timed, not the copy into pagmo's vectors.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <pagmo/utils/hypervolume.hpp>
#include <vector>

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    const std::size_t dimensions = std::strtoul(argv[2], nullptr, 10);
    const int repeats = std::atoi(argv[3]);
    std::ifstream file(argv[1], std::ios::binary);
    std::vector<std::vector<double>> points;
    std::vector<double> row(dimensions);
    while (file.read(reinterpret_cast<char *>(row.data()), dimensions * sizeof(double))) points.push_back(row);

    const std::vector<double> reference(dimensions, 1.0);
    double value = 0;
    std::vector<double> times;
    for (int i = 0; i < repeats; i++) {
        pagmo::hypervolume volume(points, false);
        volume.set_copy_points(false);
        const std::clock_t began = std::clock();
        value = volume.compute(reference);
        times.push_back(1000.0 * (std::clock() - began) / CLOCKS_PER_SEC);
    }
    std::printf("{\"timesMs\": [");
    for (std::size_t i = 0; i < times.size(); i++) std::printf("%s%.6f", i ? ", " : "", times[i]);
    std::printf("], \"values\": [%.17g]}\n", value);
}
